import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import type { Pki } from '../reference/pki.ts';
import { guardOf, referencePki, securedPics, securityOf } from '../reference/protection.ts';
import { startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';
import { terse } from '../selftest/terse.ts';
import { type Authority, startAuthority } from './authority.ts';
import { grantOf } from './grant.ts';
import type { TokenClient } from './security.ts';

let pki: Pki;
let authority: Authority;

beforeAll(async () => {
  pki = referencePki();
  authority = await startAuthority(pki);
});

afterAll(() => authority.close());

const client = (change: Partial<TokenClient> = {}): TokenClient => ({ ...authority.clientOf('gateway'), ...change });

async function examined(only: readonly string[]): Promise<Report> {
  const usual = guardOf(pki);
  const { tokens } = authority;
  await using reference = await startReference({ guard: { ...usual, tokens } });
  const base = await configOf({ name: 'conform.yaml', text: '' }, { target: reference.url, runs: '5', only }, {});
  const { secondGateway, ...security } = securityOf(pki);
  const config = {
    ...base,
    pics: { ...base.pics, ...securedPics },
    security: {
      ...security,
      gateway: { ...security.gateway, client: client() },
      secondGateway: { ...secondGateway, client: authority.clientOf('secondGateway') },
      testKey: { ...tokens, alg: 'ES256' } as const,
    },
  };
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

describe('with tokens of a real authorization server', () => {
  test('the suite finds the reference server conformant over HTTP/2 with client certificates', async () => {
    const { sentence, results } = await examined(terse.only);
    expect(sentence).toMatch(/^CONFORMANT/);
    const { exchanges } = results[0] ?? { exchanges: [] };
    expect(exchanges[0]?.request.headers).toContainEqual(['Authorization', 'Bearer ‹secret›']);
  });

  test('a token is granted by the token endpoint alone, without discovery', async () => {
    const { token, lifetimeMs } = await grantOf(client({ tokenEndpoint: `${authority.issuer}/token` }), pki);
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
    const tokenEndpoint = `${authority.issuer}${'path' in change ? change.path : '/token'}`;
    const asked = grantOf(client({ tokenEndpoint, ...change }), pki);
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.not.toThrow(/wrong-secret/);
  });

  test('an authorization server that is not trusted', async () => {
    await expect(grantOf(client(), {})).rejects.toThrow(
      /(self-signed|unable to verify|UNABLE).*see target\.tls\.ca, which has to hold the authority of the authorization server/,
    );
  });
});

describe('an authorization server that asks for patience', () => {
  /** What comes of a grant by a server that answers so often with this first. */
  async function grantedAfter(times: number, retryAfter: string) {
    let asked = 0;
    const server = createServer((request, response) => {
      request.resume();
      const isReady = ++asked > times;
      response.writeHead(isReady ? 200 : 503, { 'content-type': 'application/json', 'retry-after': retryAfter });
      response.end(isReady ? '{"access_token":"the-token","token_type":"Bearer"}' : '');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const tokenEndpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
    try {
      const { token } = await grantOf(client({ tokenEndpoint }), {});
      return { token, asked };
    } catch (error) {
      return { error: String(error), asked };
    } finally {
      server.close();
    }
  }

  test('gets it', async () => {
    expect(await grantedAfter(1, '0')).toEqual({ token: 'the-token', asked: 2 });
    expect(await grantedAfter(3, 'Thu, 01 Jan 1970 00:00:00 GMT')).toEqual({ token: 'the-token', asked: 4 });
  });

  test('gets no more of it than a run can spare', async () => {
    const refused = { error: expect.stringContaining('status 503') as string };
    expect(await grantedAfter(9, '0')).toEqual({ ...refused, asked: 4 });
    expect(await grantedAfter(1, '3600')).toEqual({ ...refused, asked: 1 });
    expect(await grantedAfter(1, 'soon')).toEqual({ ...refused, asked: 1 });
  });
});
