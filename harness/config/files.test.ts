import { createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { referencePki } from '../reference/protection.ts';
import { UsageError } from '../usage-error.ts';
import { configOf } from './config-of.ts';
import type { Config } from './config.ts';

const { ca, gateway, secondGateway, tokenKey } = referencePki();
const passphrase = 'a-passphrase';
const encrypted = createPrivateKey(gateway.key).export({
  type: 'pkcs8',
  format: 'pem',
  cipher: 'aes-256-cbc',
  passphrase,
});
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'conform-'));
  const files = {
    'ca.pem': ca,
    'gw.pem': gateway.cert,
    'gw.key': gateway.key,
    'other.key': secondGateway.key,
    'odd.pem': 'odd',
    'locked.key': encrypted,
    'token.key': tokenKey,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
});

afterAll(() => rm(folder, { recursive: true }));

const load = (text: string): Promise<Config> =>
  configOf({ name: 'conform.yaml', text, folder }, {}, { PASSPHRASE: passphrase });

async function problemsOf(text: string): Promise<readonly string[]> {
  const error = await load(text).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error('no problem');
  return error.problems;
}

test('takes the texts of the files, seen from the folder of the configuration', async () => {
  const { security, secrets } = await load(
    'target: { url: "https://x", tls: { ca: ca.pem, cert: gw.pem, key: gw.key, servername: s, minVersion: TLSv1.3 } }',
  );
  expect(security).toEqual({
    ca,
    caFile: 'ca.pem',
    servername: 's',
    minVersion: 'TLSv1.3',
    gateway: { certificate: { ...gateway, files: { cert: 'gw.pem', key: 'gw.key' } } },
    secondGateway: {},
    badTokens: {},
  });
  expect(secrets).toEqual([]);
});

test('opens an encrypted key, and keeps passphrase and client secrets secret', async () => {
  const text = `target:
  tls: { cert: gw.pem, key: locked.key, passphrase: '\${PASSPHRASE}' }
  oauth2: { tokenEndpoint: https://as/token, clientId: c, clientSecret: spelt-out }
pixit: { security: { secondGateway: { clientId: d, clientSecret: other-secret }, badTokens: { expired: old-token } } }`;
  const { security, secrets } = await load(text);
  expect(security.gateway.certificate?.passphrase).toBe(passphrase);
  expect(security.secondGateway.client).toEqual({
    tokenEndpoint: 'https://as/token',
    clientId: 'd',
    clientSecret: 'other-secret',
  });
  expect(secrets.toSorted()).toEqual([passphrase, 'old-token', 'other-secret', 'spelt-out']);
});

// oxfmt-ignore
test.for([
  ['target:\n  tls: { ca: none.pem }',                            'conform.yaml:2:14 /target/tls/ca: expected a file with PEM certificates, got no such file: "none.pem"'],
  ['target:\n  tls: { ca: odd.pem }',                             'conform.yaml:2:14 /target/tls/ca: expected a file with PEM certificates, got no PEM certificate in it'],
  ['target:\n  tls: { cert: gw.pem }',                            'conform.yaml:2:16 /target/tls/cert: expected cert and key together, got one of them'],
  ['target:\n  tls: { cert: gw.pem, key: other.key }',            'conform.yaml:2:29 /target/tls/key: expected the private key of the certificate, got another one'],
  ['target:\n  tls: { cert: gw.pem, key: odd.pem }',              'conform.yaml:2:29 /target/tls/key: expected a file with a private key, got no PEM private key and no JWK in it'],
  ['target:\n  tls: { cert: gw.pem, key: locked.key }',           'conform.yaml:2:29 /target/tls/key: expected a file with a private key, got an encrypted one without a passphrase'],
  ['target:\n  tls: { cert: gw.pem, key: locked.key, passphrase: no }', 'conform.yaml:2:29 /target/tls/key: expected a file with a private key, got one that the passphrase does not open'],
  ['target:\n  oauth2: { clientId: c, clientSecret: s }',         'conform.yaml:2:11 /target/oauth2: expected either tokenEndpoint or issuer, got neither'],
  ['target:\n  oauth2: { clientId: c, clientSecret: s, issuer: as }', 'conform.yaml:2:51 /target/oauth2/issuer: expected an http(s) URL, got "as"'],
  ['target:\n  oauth2: { clientId: c, clientSecret: 5, issuer: http://as }', 'conform.yaml:2:40 /target/oauth2/clientSecret: expected a non-empty text, got a number: put it in quotes'],
  ['pics: { mtls: true, implicit: true }',                        'conform.yaml:1:31 /pics/implicit: expected false or auto while pics.mtls is true, got true'],
] as const)('reports %j', async ([text, problem]) => {
  expect(await problemsOf(text)).toEqual([problem]);
});
