import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeOutfit } from '../reference/outfit.ts';
import { guardOf, referencePki, referenceTokens } from '../reference/protection.ts';
import { startReference } from '../reference/reference.ts';
import { minted } from '../security/jwt.ts';
import { spoken } from './spoken.ts';

const pki = referencePki();
const planted = {
  clientSecret: 'canary-client-secret-8d1f',
  passphrase: 'canary-passphrase-77aa',
  credential: 'cred-{n}',
} as const;

let folder: string;
let authority: Server;
let isGenerous: boolean;
let tokens: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
  isGenerous = true;
  tokens = [];
  vi.stubEnv('CREDENTIAL', planted.credential);
  authority = createServer((request, response) => {
    const token = minted(
      { ...referenceTokens, key: pki.tokenKey },
      { sub: 'mgw-1@msgin5g.example', jti: `canary-token-${tokens.length}` },
    );
    tokens.push(token);
    const refusal = { error: 'invalid_client', error_description: `${planted.clientSecret} is not the secret` };
    response.writeHead(isGenerous ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isGenerous ? { access_token: token, token_type: 'Bearer', expires_in: 600 } : refusal));
    request.resume();
  });
  authority.listen(0, '127.0.0.1');
  await once(authority, 'listening');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  authority.close();
  authority.closeAllConnections();
  await rm(folder, { recursive: true });
});

/** A configuration with every sort of secret in it, and what all of the outputs of a run with it say. */
async function outputOf(target: string): Promise<string> {
  await writeOutfit(folder, target, { pki });
  const locked = createPrivateKey(pki.gateway.key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: planted.passphrase,
  });
  await writeFile(join(folder, 'gateway.key'), locked);
  const endpoint = `http://127.0.0.1:${(authority.address() as AddressInfo).port}/token`;
  const text = (await readFile(join(folder, 'conform.yaml'), 'utf8'))
    .replace(
      'key: gateway.key }',
      `key: gateway.key, passphrase: ${planted.passphrase} }\n  oauth2: { tokenEndpoint: '${endpoint}', clientId: c, clientSecret: ${planted.clientSecret} }`,
    )
    .replace(
      '  security:',
      `  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: '\${CREDENTIAL}', from: 1, to: 60 }\n  wrongCredential: wrong\n  security:`,
    );
  await writeFile(join(folder, 'conform.yaml'), text);
  const only = [
    '--only',
    'REG/BV/minimal',
    '--only',
    'REG/BI/credential/{wrong,of-another-ue}',
    '--only',
    'REG/BI/token/*',
    '--only',
    'WIRE/*',
    '--skip',
    'REG/BI/token/{none,forged,unsigned,expired,audience,scope}/*',
  ];
  const config = ['--config', join(folder, 'conform.yaml')];
  const said = [
    await saidBy(['run', ...config, '--out', join(folder, 'out'), ...only, ...formats]),
    await saidBy(['doctor', ...config]),
  ];
  const entries = await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.map((file) => basename(file))).toEqual(
    expect.arrayContaining(['index.html', 'report.json', 'results.sarif', 'evidence.har', 'events.ndjson']),
  );
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return [...said, ...texts].join('\n');
}

const formats = ['--report', 'html,json,junit,markdown,sarif,ctrf,har,badge,ndjson,github'];

/** Everything that a command line prints. */
async function saidBy(args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await spoken(args, folder);
  return stdout + stderr;
}

/** Every planted text that can be found in what was written, as it is or in another writing. */
function found(output: string): readonly string[] {
  const keyLines = [pki.gateway.key, pki.secondGateway.key, pki.tokenKey].flatMap((key) =>
    key.split('\n').filter((line) => line.length > 40),
  );
  const secrets = [
    planted.clientSecret,
    planted.passphrase,
    ...tokens,
    ...tokens.map((token) => token.split('.')[2] ?? ''),
    ...keyLines,
  ];
  const writings = (text: string): readonly string[] => [
    text,
    encodeURIComponent(text),
    Buffer.from(text).toString('base64').replace(/=+$/, ''),
  ];
  return [
    ...secrets.filter((secret) => writings(secret).some((writing) => output.includes(writing))),
    ...(output.match(/cred-\d+/gi) ?? []),
  ];
}

/** Whether the run was let in and something was hidden, and what was not. */
const signsIn = (output: string) => ({
  isGranted: tokens.length > 0,
  isLetIn: /^OK +token /m.test(output),
  isMarked: output.includes('‹secret›'),
  found: found(output),
});
const hidden = { isGranted: true, isLetIn: true, isMarked: true, found: [] };

describe('secrets appear in no output', () => {
  test.for(['token-in-header', 'token-in-detail', 'credential-in-detail'])(
    'of a run against a server with the fault %s',
    async (fault) => {
      await using server = await startReference({ fault, guard: guardOf(pki) });
      expect(signsIn(await outputOf(server.url))).toEqual(hidden);
    },
  );

  test('of a run against one with the fault credential-in-ack, nor of a replay, which takes them from the configuration and the environment again', async () => {
    await using server = await startReference({ fault: 'credential-in-ack', guard: guardOf(pki) });
    expect(signsIn(await outputOf(server.url))).toEqual(hidden);
    const command = ['replay', join(folder, 'out/repro/WIRE.answer.no-secrets')];
    const still = await saidBy(command);
    expect(still).toMatch(/^STILL FAILING/);
    expect(found(still)).toEqual([]);
    vi.unstubAllEnvs();
    const blocked = await saidBy(command);
    expect(blocked).toMatch(
      /^BLOCKED[^]*does not hold values from the environment, the authority to trust[^]*CREDENTIAL is not set[^]*remedy/,
    );
  });

  test('of a run that gets no access token', async () => {
    isGenerous = false;
    const output = await outputOf('https://127.0.0.1:1');
    expect(output).toMatch(/NOT USABLE: no access token from \S+: it refuses with invalid_client/);
    expect(found(output)).toEqual([]);
  });

  test('of a look at a server that gives no access token, and none that the server takes', async () => {
    await using server = await startReference({ guard: guardOf(pki) });
    isGenerous = false;
    const refused = await outputOf(server.url);
    expect(refused).toMatch(/^PROBLEM {2}token +no access token from .*‹secret› is not the secret/m);
    isGenerous = true;
    await using stranger = await startReference({ fault: 'token-in-detail', guard: guardOf(referencePki()) });
    const untrusted = await outputOf(stranger.url);
    expect(untrusted).toMatch(/^PROBLEM {2}tls .* not trusted here/m);
    expect([...found(refused), ...found(untrusted)]).toEqual([]);
  });

  test('and what looks for them finds what is there', () => {
    tokens.push('head.payload.signature');
    expect(found(`x ${planted.passphrase} y head.payload.signature`)).toEqual([
      planted.passphrase,
      'head.payload.signature',
      'signature',
    ]);
    expect(found(encodeURIComponent(Buffer.from(planted.clientSecret).toString('base64')))).toEqual([
      planted.clientSecret,
    ]);
  });
});
