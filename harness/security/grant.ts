import * as oauth from 'oauth4webapi';
import { fetchWith, type Trust } from './fetch.ts';
import { NoToken } from './no-token.ts';
import type { TokenClient } from './security.ts';
import type { Grant } from './token-source.ts';

const deadlineMs = 10_000;

/** A token by the client credentials grant (RFC 6749 clause 4.4); rejects with NoToken, which names the culprit. */
export async function grantOf(client: TokenClient, trust: Trust): Promise<Grant> {
  const options = {
    [oauth.customFetch]: fetchWith(trust),
    [oauth.allowInsecureRequests]: true,
    signal: () => AbortSignal.timeout(deadlineMs),
  };
  const where = client.tokenEndpoint ?? client.issuer ?? '';
  try {
    const server = await serverOf(client, options);
    const secret = server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
    const authentication = secret ? oauth.ClientSecretBasic : oauth.ClientSecretPost;
    const parameters = new URLSearchParams({
      ...(client.scope !== undefined && { scope: client.scope }),
      ...(client.audience !== undefined && { audience: client.audience }),
      // A resource has to be a URI (RFC 8707); an audience may be any text.
      ...(client.audience !== undefined && URL.canParse(client.audience) && { resource: client.audience }),
    });
    const id = { client_id: client.clientId };
    const proof = authentication(client.clientSecret);
    const response = await oauth.clientCredentialsGrantRequest(server, id, proof, parameters, options);
    const answer = await oauth.processClientCredentialsResponse(server, id, await withoutIdToken(response));
    const { access_token: token, expires_in: seconds } = answer;
    return { token, ...(seconds !== undefined && { lifetimeMs: seconds * 1000 }) };
  } catch (error) {
    throw noToken(`no access token from ${where}`, error, client);
  }
}

/** Whose identity the server vouches for besides is none of a gateway's business (RFC 6749 clause 5.1: it is to be ignored). */
async function withoutIdToken(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const text = await response.text();
  const again = (body: string): Response => new Response(body, { status: response.status, headers: response.headers });
  try {
    const { id_token: _, ...others } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return again(JSON.stringify(others));
  } catch {
    return again(text);
  }
}

async function serverOf(
  { tokenEndpoint, issuer }: TokenClient,
  options: Parameters<typeof oauth.discoveryRequest>[1],
): Promise<oauth.AuthorizationServer> {
  if (tokenEndpoint !== undefined) return { issuer: issuer ?? tokenEndpoint, token_endpoint: tokenEndpoint };
  const url = new URL(issuer ?? '');
  const found = await oauth.discoveryRequest(url, options);
  const response = found.ok ? found : await oauth.discoveryRequest(url, { ...options, algorithm: 'oauth2' });
  return oauth.processDiscoveryResponse(url, response);
}

/** Which entry of the configuration to look at. */
const blames: Readonly<Record<string, string>> = {
  invalid_client: 'target.oauth2.clientId and clientSecret',
  unauthorized_client: 'target.oauth2.clientId, which may not use client credentials',
  unsupported_grant_type: 'target.oauth2.tokenEndpoint, which does not offer client credentials',
  invalid_scope: 'target.oauth2.scope',
  invalid_target: 'target.oauth2.audience',
};

function noToken(start: string, error: unknown, { clientSecret }: TokenClient): NoToken {
  // What the other side says may repeat what it was told.
  const said = (text: string): string => text.replaceAll(clientSecret, '‹secret›').slice(0, 200);
  if (error instanceof oauth.ResponseBodyError) {
    const description = error.error_description === undefined ? '' : ` (${said(error.error_description)})`;
    const see = blames[error.error] ?? 'target.oauth2';
    return new NoToken(`${start}: it refuses with ${said(error.error)}${description}`, see, error.status >= 500);
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return new NoToken(`${start}: it refuses with ${refusalIn(error, said)}`, blames['invalid_client'] ?? '');
  const { message, cause } = error as Error & { readonly cause?: unknown };
  const status = cause instanceof Response ? cause.status : undefined;
  const inner =
    cause instanceof Error ? ` (${said(cause.message)})` : status === undefined ? '' : ` (status ${status})`;
  const isUntrusted = /certificate|self.signed|altname/i.test(message + inner);
  const see = isUntrusted
    ? 'target.tls.ca, which has to hold the authority of the authorization server too, or target.oauth2.tokenEndpoint or issuer'
    : 'target.oauth2.tokenEndpoint or issuer';
  return new NoToken(`${start}: ${said(message)}${inner}`, see, status !== undefined && status >= 500);
}

const refusalIn = ({ status, cause }: oauth.WWWAuthenticateChallengeError, said: (text: string) => string): string =>
  [status, ...cause.flatMap(({ parameters }) => (parameters.error === undefined ? [] : [said(parameters.error)]))].join(
    ' ',
  );
