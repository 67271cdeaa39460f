import { expect, test } from 'vitest';
import { referencePixit } from '../reference/provisioning.ts';
import { noSecurity } from '../security/security.ts';
import { configOf } from './config-of.ts';
import type { Overrides } from './override.ts';
import type { Environment } from './substitution.ts';

interface Given {
  readonly overrides?: Overrides;
  readonly env?: Environment;
}

const load = (text: string, { overrides = {}, env = {} }: Given = {}) =>
  configOf({ name: 'conform.yaml', text }, overrides, env);

const own = `
  gateway: { mgwServiceId: g, kind: l3g }
  wrongCredential: wrong
  ues: [{ ueServiceId: u, credential: c }]
`;

const defaults = {
  isTestSystem: false,
  binding: 'sbi-json',
  http: 'auto',
  release: 'rel-17',
  pics: {},
  pixit: referencePixit,
  run: {
    seed: 1,
    runs: 100,
    shrinks: 200,
    concurrency: 8,
    strict: false,
    only: [],
    skip: [],
    out: 'conformance-report',
    report: ['html', 'json', 'junit', 'markdown'],
  },
  security: noSecurity,
  secrets: [],
  assumesReferenceProvisioning: true,
};

test.for(['', '# nothing\n', '{}', 'target:\npics:\npixit:\nrun:\n', 'pixit: { timers: }'])(
  'completes %j with defaults and the reference provisioning',
  async (text) => {
    const file = text === '' ? {} : { file: 'conform.yaml' };
    expect(await load(text)).toEqual({ ...defaults, ...file });
  },
);

test('changes single entries of the reference provisioning', async () => {
  const config = await load('pixit: { secondGateway: null, maxBodyBytes: 9, timers: { settleMs: 5 } }');
  const { secondGateway: _, ...rest } = referencePixit;
  expect(config.pixit).toStrictEqual({ ...rest, maxBodyBytes: 9, timers: { ...referencePixit.timers, settleMs: 5 } });
  expect(config.assumesReferenceProvisioning).toBe(true);
});

test('inherits no identity where the file gives the UEs', async () => {
  const config = await load(`pixit: ${own.replaceAll('\n', '\n  ')}  unknownUe: null\n    timers: { answerMs: 1 }`);
  expect(config.pixit).toStrictEqual({
    gateway: { mgwServiceId: 'g', kind: 'l3g' },
    wrongCredential: 'wrong',
    ues: [{ ueServiceId: 'u', credential: 'c' }],
    timers: { ...referencePixit.timers, answerMs: 1 },
  });
  expect(config.assumesReferenceProvisioning).toBe(false);
});

test.for([
  ['http://x:80', 'http://x:80'],
  ['http://x/', 'http://x'],
  ['https://x/a/b//', 'https://x/a/b'],
  ['HTTP://X', 'HTTP://X'],
  ['http://[::1]:8080', 'http://[::1]:8080'],
] as const)('takes %s for the API root %s', async ([url, root]) => {
  expect((await load(`target: { url: '${url}' }`)).url).toBe(root);
  expect((await load('', { overrides: { target: url } })).url).toBe(root);
});

test.for([
  ['release: rel-18', { credentialIe: false }],
  ['release: rel-17', {}],
  ['pixit: { maxBodyBytes: 1 }', { bodyLimit: true }],
  ['pixit: { maxBodyBytes: null }', {}],
  ['pics: { lookup: auto, gatewayTrusted: true }', { lookup: 'auto', gatewayTrusted: true }],
] as const)('reads %s as the claims %o', async ([text, pics]) => {
  expect((await load(text)).pics).toEqual(pics);
});

test('lets the command line win over the file', async () => {
  const text =
    'target: { url: http://file, binding: file, http: "1.1" }\nrun: { seed: 2, runs: 3, strict: true, only: [a] }';
  const overrides = {
    target: 'http://option',
    binding: 'option',
    http: '2',
    seed: '4',
    strict: false,
    only: ['b'],
    shard: '1/2',
  };
  const config = await load(text, { overrides });
  expect(config).toMatchObject({ url: 'http://option', binding: 'option', http: '2' });
  expect(config.run).toEqual({
    ...defaults.run,
    seed: 4,
    runs: 3,
    strict: false,
    only: ['b'],
    shard: { index: 1, count: 2 },
  });
});

test.for(['1.1', "'1.1'", '2', '"2"'] as const)('reads the version of HTTP from %s', async (written) => {
  expect((await load(`target: { http: ${written} }`)).http).toBe(written.replaceAll(/['"]/g, ''));
});

test('keeps what came from the environment secret, unless it is short', async () => {
  const text = "pixit: { wrongCredential: '${WRONG}-${N}', unknownGateway: '${NONE:-fallback}' }";
  const config = await load(text, { env: { WRONG: 'swordfish', N: '123' } });
  expect(config.pixit.wrongCredential).toBe('swordfish-123');
  expect(config.secrets).toEqual(['swordfish']);
});

test('reads variables as numbers and booleans where these are wanted', async () => {
  const run = 'run:\n  seed: ${SEED}\n  runs: "${SEED}"\n  strict: ${STRICT:-true}\n';
  const pics = 'pics: { lookup: "${LOOKUP:-auto}", non3gpp: "${NON3GPP:-false}" }\n';
  const config = await load(`${run}${pics}pixit: { wrongCredential: "\${SEED}" }`, { env: { SEED: '12345' } });
  expect(config.run).toMatchObject({ seed: 12_345, runs: 12_345, strict: true });
  expect(config.pics).toEqual({ lookup: 'auto', non3gpp: false });
  expect(config.pixit.wrongCredential).toBe('12345');
});

test('follows aliases', async () => {
  expect((await load('run: { only: &o [a], skip: *o }')).run).toMatchObject({ only: ['a'], skip: ['a'] });
});
