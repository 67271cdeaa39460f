import { createPrivateKey } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { listen, type Listening } from '../reference/listen.ts';
import type { Pki } from '../reference/pki.ts';
import { referencePixit } from '../reference/provisioning.ts';
import type { TokenClient } from './security.ts';

const audience = 'https://msgin5g.example/msgs-ueregistration';
const scope = 'msgs-ueregistration';
const secret = 'a secret: with %odd+ letters';

/** As much of oidc-provider as is used here; it brings no types. */
interface Library {
  readonly default: new (issuer: string, configuration: object) => { callback(): RequestListener };
}

/** A real authorization server that knows the gateways of the reference server, and what belongs to it. */
export interface Authority extends Listening {
  readonly issuer: string;
  /** The client of a gateway, with its right secret. */
  readonly clientOf: (gateway: 'gateway' | 'secondGateway') => TokenClient;
  /** What its tokens are like. */
  readonly tokens: { readonly key: string; readonly issuer: string; readonly audience: string; readonly scope: string };
}

/** Starts an authorization server over TLS, whose tokens are JWTs for one resource. */
export async function startAuthority(pki: Pki): Promise<Authority> {
  const server = createServer({ ...pki.server });
  const listening = await listen(server, 0, 'https');
  const issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // @ts-expect-error -- it brings no types
  const { default: Provider } = (await import('oidc-provider')) as Library;
  server.on('request', new Provider(issuer, settings(pki)).callback());
  const idOf = (gateway: 'gateway' | 'secondGateway'): string => referencePixit[gateway]?.mgwServiceId ?? '';
  return {
    ...listening,
    issuer,
    clientOf: (gateway) => ({ issuer, clientId: idOf(gateway), clientSecret: secret, scope, audience }),
    tokens: { key: pki.tokenKey, issuer, audience, scope },
  };
}

function settings(pki: Pki): object {
  const resourceServer = {
    scope,
    audience,
    accessTokenTTL: 600,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  };
  return {
    clients: [referencePixit.gateway, referencePixit.secondGateway].map((gateway) => ({
      client_id: gateway?.mgwServiceId,
      client_secret: secret,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      id_token_signed_response_alg: 'ES256',
      scope,
    })),
    scopes: [scope],
    jwks: { keys: [{ ...createPrivateKey(pki.tokenKey).export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => resourceServer,
        useGrantedResource: () => true,
      },
    },
  };
}
