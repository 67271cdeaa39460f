import { expect, test } from 'vitest';
import type { Guise } from '../../suites/guise.ts';
import { referencePki, referenceTokens } from '../reference/protection.ts';
import { claimsOf, flawsOf } from '../reference/token.ts';
import { noSecurity, type Security } from './security.ts';
import { type Wardrobe, wardrobeOf } from './wardrobe.ts';

const { gateway: certificate, tokenKey } = referencePki();
const testKey = { ...referenceTokens, key: tokenKey };
const terms = { ...referenceTokens, key: tokenKey };
const client = { tokenEndpoint: 'http://as', clientId: 'c', clientSecret: 's' };

const wardrobe = (security: Partial<Security>, isTls = true, kept: string[] = []): Wardrobe =>
  wardrobeOf({
    security: { ...noSecurity, ...security },
    isTls,
    gateways: { gateway: 'gw-1', 'second-gateway': 'gw-2' },
    keepSecret: (text) => void kept.push(text),
  });

async function tokenAs(guise: Guise, security: Partial<Security> = { testKey }): Promise<string | undefined> {
  const dress = await wardrobe(security).dress(guise);
  if (typeof dress === 'string') throw new Error(dress);
  return dress.headers.find(([name]) => name === 'Authorization')?.[1].replace('Bearer ', '');
}

// oxfmt-ignore
test.for([
  ['gateway',         []],
  ['second-gateway',  []],
  ['test-token',      []],
  ['no-certificate',  []],
  ['plain-text',      []],
  ['no-token',        ['missing']],
  ['malformed-token', ['malformed']],
  ['forged-token',    ['forged']],
  ['unsigned-token',  ['unsigned']],
  ['expired-token',   ['expired']],
  ['audience-token',  ['audience']],
  ['scope-token',     ['scope']],
  ['unsigned-otherwise-token', ['forged']],
  ['stripped-token',  ['forged']],
  ['zeroed-token',    ['forged']],
  ['no-key-token',    ['forged']],
  ['self-signed-token', ['forged']],
  ['public-key-token', ['forged']],
  ['empty-token',     ['malformed']],
  ['endless-token',   ['expired']],
  ['early-token',     ['early']],
  ['issuer-token',    ['issuer']],
  ['critical-token',  ['malformed']],
  ['no-audience-token', ['audience']],
  ['audiences-token', []],
  ['scope-case-token', ['scope']],
  ['no-scope-token',  ['scope']],
  ['scopes-token',    []],
  ['claimed-certificate', []],
] as const)('%s has a token that is wrong in %j and in nothing else', async ([guise, flaws]) => {
  expect(flawsOf(await tokenAs(guise), terms)).toEqual(flaws);
});

test('each gateway has a token of its own, and every token is kept secret', async () => {
  expect(claimsOf(await tokenAs('gateway'))?.['sub']).toBe('gw-1');
  expect(claimsOf(await tokenAs('second-gateway'))?.['sub']).toBe('gw-2');
  const kept: string[] = [];
  await wardrobe({ testKey }, true, kept).dress('expired-token');
  expect(kept).toHaveLength(1);
});

// oxfmt-ignore
test.for([
  ['scope-token',      'read read-all a', 'another-read read-not rea another-read-all read-all-not read-al another-a a-not'],
  ['scope-token',      'ab a',            'another-ab ab-not another-a a-not'],
  ['scope-case-token', 'read 42',         'Read 42X'],
] as const)('%s of the scopes %j has none of them', async ([guise, scope, expected]) => {
  expect(claimsOf(await tokenAs(guise, { testKey: { ...testKey, scope } }))?.['scope']).toBe(expected);
});

test('a certificate that is only claimed is in the headers, and not shown', async () => {
  const dress = await wardrobe({ gateway: { certificate } }).dress('claimed-certificate');
  expect(dress).toMatchObject({ identity: 'none' });
  expect(dress).toHaveProperty('headers', expect.arrayContaining([['X-SSL-Client-CN', 'gw-1']]));
});

test('gateways that show no certificate of their own share their connections', async () => {
  expect(await wardrobe({ testKey }).dress('second-gateway')).toMatchObject({ identity: 'gateway' });
  const secured = { gateway: { certificate }, secondGateway: { certificate } };
  expect(await wardrobe(secured).dress('second-gateway')).toMatchObject({ identity: 'second-gateway' });
});

test('ready-made tokens are taken as they are', async () => {
  const security = { testKey, badTokens: { expired: 'ready-made' } };
  expect(await tokenAs('expired-token', security)).toBe('ready-made');
});

test('without any security nobody shows anything', async () => {
  expect(await wardrobe({}).dress('gateway')).toMatchObject({ identity: 'gateway', headers: [] });
});

const own = { gateway: { certificate, client }, testKey } as const;

// oxfmt-ignore
test.for([
  ['no-certificate',      {},                                                true,  'target.tls gives no client certificate'],
  ['no-certificate',      own,                                               true,  undefined],
  ['no-certificate',      own,                                               false, 'the target is no https URL, so that nothing is known of its TLS'],
  ['plain-text',          {},                                                false, 'the target is no https URL, so that nothing is known of its TLS'],
  ['foreign-certificate', own,                                               true,  'pixit.security gives no foreignCertificate'],
  ['expired-certificate', { ...own, expiredCertificate: certificate },       true,  undefined],
  ['no-token',            {},                                                true,  'neither target.oauth2 nor pixit.security.testKey says where access tokens come from'],
  ['forged-token',        { gateway: { client } },                           true,  undefined],
  ['scope-token',         { gateway: { client } },                           true,  'pixit.security gives neither a testKey nor badTokens.scope'],
  ['scope-token',         { gateway: { client }, badTokens: { scope: 't' } }, true, undefined],
  ['early-token',         { gateway: { client } },                           true,  'pixit.security gives no testKey'],
  ['stripped-token',      { gateway: { client } },                           true,  undefined],
  ['claimed-certificate', {},                                                true,  'target.tls gives no client certificate'],
  ['second-gateway',      { testKey },                                       true,  undefined],
  ['second-gateway',      { gateway: { certificate } },                      true,  'pixit.security gives the second gateway no certificate and no client of its own'],
  ['second-gateway',      { gateway: { certificate }, secondGateway: { certificate } }, true, undefined],
  ['second-gateway',      { ...own, secondGateway: { certificate } },        true,  'pixit.security gives the second gateway no client of its own'],
  ['gateway',             {},                                                false, undefined],
] as const satisfies readonly (readonly [Guise, Partial<Security>, boolean, string | undefined])[])(
  '%s is possible, or it is said what is missing',
  ([guise, security, isTls, reason]) => {
    expect(wardrobe(security, isTls).missing(guise)).toBe(reason);
  },
);
