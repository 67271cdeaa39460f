import * as oauth from 'oauth4webapi';
import { Inconclusive } from '../../suites/verdict.ts';
import { fetchWith } from './fetch.ts';
import type { Security, TokenClient } from './security.ts';
import type { Grant } from './token-source.ts';

const deadlineMs = 10_000;

/** A token by the client credentials grant (RFC 6749 clause 4.4); rejects with Inconclusive that names the culprit. */
export async function grantOf(client: TokenClient, { ca }: Pick<Security, 'ca'>): Promise<Grant> {
  const options = {
    [oauth.customFetch]: fetchWith(ca),
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
    const answer = await oauth.processClientCredentialsResponse(server, id, response);
    const { access_token: token, expires_in: seconds } = answer;
    return { token, ...(seconds !== undefined && { lifetimeMs: seconds * 1000 }) };
  } catch (error) {
    throw new Inconclusive('configuration', `no access token from ${where}: ${culprit(error, client)}`);
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

function culprit(error: unknown, { clientSecret }: TokenClient): string {
  // What the other side says may repeat what it was told.
  const said = (text: string): string => text.replaceAll(clientSecret, '‹secret›').slice(0, 200);
  if (error instanceof oauth.ResponseBodyError) {
    const blame = blames[error.error] ?? 'target.oauth2';
    return `it refuses with ${said(error.error)}${error.error_description === undefined ? '' : ` (${said(error.error_description)})`}; see ${blame}`;
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError)
    return `it refuses with ${error.status}; see ${blames['invalid_client']}`;
  const { message, cause } = error as Error & { readonly cause?: unknown };
  const inner =
    cause instanceof Error ? ` (${said(cause.message)})` : cause instanceof Response ? ` (status ${cause.status})` : '';
  return `${said(message)}${inner}; see target.oauth2.tokenEndpoint or issuer`;
}
