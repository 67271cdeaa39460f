import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import type { Pki } from '../reference/pki.ts';
import { guardOf, referencePki, securedPics, securityOf } from '../reference/protection.ts';
import { startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';
import { grantOf } from './grant.ts';
import type { TokenClient } from './security.ts';

const audience = 'https://msgin5g.example/msgs-ueregistration';
const scope = 'msgs-ueregistration';
const secret = 'a secret: with %odd+ letters';
const clients = ['mgw-1@msgin5g.example', 'mgw-2@msgin5g.example'] as const;

/** As much of oidc-provider as is used here; it brings no types. */
interface Library {
  readonly default: new (issuer: string, configuration: object) => { callback(): RequestListener };
}

let pki: Pki;
let issuer: string;
let server: ReturnType<typeof createServer>;

/** A real authorization server over TLS, whose tokens are JWTs for one resource. */
beforeAll(async () => {
  pki = referencePki();
  server = createServer({ ...pki.server });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  issuer = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  // @ts-expect-error -- it brings no types
  const { default: Provider } = (await import('oidc-provider')) as Library;
  const resourceServer = {
    scope,
    audience,
    accessTokenTTL: 600,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  };
  const provider = new Provider(issuer, {
    clients: clients.map((id) => ({
      client_id: id,
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
  });
  server.on('request', provider.callback());
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const client = (change: Partial<TokenClient> = {}): TokenClient => ({
  issuer,
  clientId: clients[0],
  clientSecret: secret,
  scope,
  audience,
  ...change,
});

async function examined(only: readonly string[]): Promise<Report> {
  const usual = guardOf(pki);
  const tokens = { key: pki.tokenKey, issuer, audience, scope };
  await using reference = await startReference({ guard: { ...usual, tokens } });
  const base = await configOf({ name: 'conform.yaml', text: '' }, { target: reference.url, runs: '5', only }, {});
  const { secondGateway, ...security } = securityOf(pki);
  const config = {
    ...base,
    pics: { ...base.pics, ...securedPics },
    security: {
      ...security,
      gateway: { ...security.gateway, client: client() },
      secondGateway: { ...secondGateway, client: client({ clientId: clients[1] }) },
      testKey: { key: pki.tokenKey, alg: 'ES256', issuer, audience, scope } as const,
    },
  };
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

describe('with tokens of a real authorization server', { timeout: 120_000 }, () => {
  test('the whole suite finds the reference server conformant over HTTP/2 with client certificates', async () => {
    const { sentence, results } = await examined([]);
    expect(sentence).toMatch(/^CONFORMANT/);
    const { exchanges } = results[0] ?? { exchanges: [] };
    expect(exchanges[0]?.request.headers).toContainEqual(['Authorization', 'Bearer ‹secret›']);
  });

  test('a token is granted by the token endpoint alone, without discovery', async () => {
    const { token, lifetimeMs } = await grantOf(client({ issuer, tokenEndpoint: `${issuer}/token` }), pki);
    expect(token.split('.')).toHaveLength(3);
    expect(lifetimeMs).toBe(600_000);
  });
});

describe('what stands in the way is named', () => {
  // oxfmt-ignore
  test.for([
    ['a wrong client secret',     { clientSecret: 'wrong-secret' },                    /^no access token from .*: it refuses with .*see target\.oauth2\.clientId and clientSecret$/],
    ['an unknown client',         { clientId: 'nobody' },                              /see target\.oauth2\.clientId and clientSecret$/],
    ['a path without an endpoint', { path: '/nowhere' },                               /see target\.oauth2/],
    ['an address without a server', { tokenEndpoint: 'http://127.0.0.1:1/token' },     /ECONNREFUSED.*see target\.oauth2\.tokenEndpoint/],
  ] as const)('%s', async ([, change, message]) => {
    const tokenEndpoint = `${issuer}${'path' in change ? change.path : '/token'}`;
    const asked = grantOf(client({ tokenEndpoint, ...change }), pki);
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.not.toThrow(/wrong-secret/);
  });

  test('an authorization server that is not trusted', async () => {
    await expect(grantOf(client(), {})).rejects.toThrow(
      /(self-signed|unable to verify|UNABLE).*see target\.oauth2\.tokenEndpoint or issuer/,
    );
  });
});
