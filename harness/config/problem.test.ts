import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { configOf } from './config-of.ts';

const env = { PASSWORD: 'swordfish', HOST: 'localhost:80' };

async function problemsOf(text: string): Promise<readonly string[]> {
  const error: unknown = await configOf({ name: 'conform.yaml', text }, {}, env).then(
    () => new UsageError([]),
    (reason: unknown) => reason,
  );
  if (error instanceof UsageError) return error.problems.map((line) => line.replace(/^conform\.yaml:/, ''));
  throw error;
}

test.for([
  ['target:\n  url: localhost:80', '2:8 /target/url: expected an http(s) or coap URL, got "localhost:80"'],
  ['target:\n  url: http://:x', '2:8 /target/url: expected an http(s) or coap URL, got "http://:x"'],
  ['target: { url: coap://x }\npics: { mtls: true }', '2:15 /pics/mtls: expected false for a coap URL, got true'],
  ['target: { url: coap://x, tls: {} }', '1:31 /target/tls: expected nothing for a coap URL, got an entry'],
  ['target:\n  url: http://x/?a=1', '2:8 /target/url: expected a URL without query and fragment, got "http://x/?a=1"'],
  ['target:\n  url: http://x/#a', '2:8 /target/url: expected a URL without query and fragment, got "http://x/#a"'],
  [
    'target: { url: http://a:b@x }',
    '1:16 /target/url: expected a URL without user name and password, got "http://a:b@x"',
  ],
  ['target:\n  url: ${HOST}', '2:8 /target/url: expected an http(s) or coap URL, got the value of "${HOST}"'],
  [
    'target:\n  url: http://127.0.0.1:0',
    '2:8 /target/url: expected a URL with a port from 1 to 65535, got "http://127.0.0.1:0"',
  ],
  ['target:\n  url:', '2:7 /target/url: expected an http(s) or coap URL, got nothing'],
  [
    'target: { isTestSystem: true }',
    '1:1 /target/url: missing; isTestSystem speaks of one URL, and that has to be named beside it',
  ],
  ['target:\n  rate: 0', '2:9 /target/rate: expected an integer from 1 to 100000, got 0'],
  ['target: [1]', '1:9 /target: expected a mapping or null, got a list'],
  ['release: rel-16', '1:10 /release: expected rel-17 or rel-18, got "rel-16"'],
  ['pics:\n  lookpu: true', "2:3 /pics/lookpu: unknown key; did you mean 'lookup'?"],
  [
    'target:\n  elephant: true',
    '2:3 /target/elephant: unknown key; known here: url, isTestSystem, rate, connections, binding, http, tls, oauth2',
  ],
  ['targte: {}', "1:1 /targte: unknown key; did you mean 'target'?"],
  ['a/b~: 1', '1:1 /a~1b~0: unknown key; known here: target, release, pics, pixit, run'],
  ['__proto__: 1', '1:1 /__proto__: unknown key; known here: target, release, pics, pixit, run'],
  ['pics:\n  lookup: maybe', '2:11 /pics/lookup: expected true, false or auto, got "maybe"'],
  ['pics:\n  gatewayTrusted: auto', '2:19 /pics/gatewayTrusted: expected true or false, got "auto"'],
  [
    'pics:\n  bodyLimit: true',
    '2:3 /pics/bodyLimit: not accepted here; it follows from pixit.maxBodyBytes: true exactly when that is given',
  ],
  ['pics:\n  credentialIe: true', '2:3 /pics/credentialIe: not accepted here; it follows from release'],
  ['run: { seed: x }', '1:14 /run/seed: expected an integer from 0 to 2147483647, got "x"'],
  ['run: { seed: 2147483648 }', '1:14 /run/seed: expected an integer from 0 to 2147483647, got 2147483648'],
  ['run: { seed: 1.5 }', '1:14 /run/seed: expected an integer from 0 to 2147483647, got 1.5'],
  [
    'run:\n  seed: ${PASSWORD}',
    '2:9 /run/seed: expected an integer from 0 to 2147483647, got the value of "${PASSWORD}"',
  ],
  [
    'run: { report: [html, pdf] }',
    '1:23 /run/report/1: expected html, json, junit, markdown, sarif, ctrf, har, badge, ndjson or github, got "pdf"',
  ],
  ['run: { report: [html, html] }', '1:23 /run/report/1: expected each entry once, got "html" again'],
  ['run: { report: [] }', '1:16 /run/report: expected a non-empty list, got an empty list'],
  ['run: { only: REG }', '1:14 /run/only: expected a list, got "REG"'],
  ['run: { strict: yes }', '1:16 /run/strict: expected true or false, got "yes"'],
  ['run: { out: 2026 }', '1:13 /run/out: expected a non-empty text, got 2026: put it in quotes'],
  ['- 1', '1:1: expected a mapping or null, got a list'],
] as const)('reports %j', async ([text, problem]) => {
  expect(await problemsOf(text)).toEqual([problem]);
});

test.for([
  ['unknownUe: { ueServiceId: x }', '2:3 /pixit/unknownUe/credential: missing; expected a non-empty text'],
  ['gateway: { mgwServiceId: x, kind: 4g }', '2:37 /pixit/gateway/kind: expected l3g or n3g, got "4g"'],
  ['wrongCredential: 12345', '2:20 /pixit/wrongCredential: expected a non-empty text, got a number: put it in quotes'],
  [
    'freeUe: { ueServiceId: free, credential: c }',
    '2:26 /pixit/freeUe/ueServiceId: expected a text with {any} in it, got "free"',
  ],
  ['maxBodyBytes: 0', '2:17 /pixit/maxBodyBytes: expected an integer from 1 to 268435456 or null, got 0'],
  ['timers: { answerMs: 0 }', '2:23 /pixit/timers/answerMs: expected an integer from 1 to 600000, got 0'],
  [
    'unknownGateway: mgw-1@msgin5g.example',
    '2:19 /pixit/unknownGateway: expected another gateway than /pixit/gateway/mgwServiceId, got "mgw-1@msgin5g.example"',
  ],
  [
    'gateway: { mgwServiceId: mgw-2@msgin5g.example, kind: n3g }',
    '1:1 /pixit/secondGateway/mgwServiceId: expected another gateway than /pixit/gateway/mgwServiceId, got "mgw-2@msgin5g.example" (assumed, as the file gives no pixit.ues)',
  ],
  [
    'unknownUe: { ueServiceId: ue-5@msgin5g.example, credential: c }',
    '2:29 /pixit/unknownUe/ueServiceId: expected a UE outside of /pixit/ues, got "ue-5@msgin5g.example"',
  ],
  [
    'unauthorisedUe: { ueServiceId: ue-5000@msgin5g.example, credential: c }',
    '2:34 /pixit/unauthorisedUe/ueServiceId: expected a UE outside of /pixit/ues, got "ue-5000@msgin5g.example"',
  ],
  [
    'unknownUe: { ueServiceId: ue-barred@msgin5g.example, credential: c }',
    '2:29 /pixit/unknownUe/ueServiceId: expected another UE than /pixit/unauthorisedUe/ueServiceId, got "ue-barred@msgin5g.example"',
  ],
  ['wrongCredential: cred-17', '2:20 /pixit/wrongCredential: expected the credential of no UE, got that of /pixit/ues'],
  [
    'wrongCredential: cred-free',
    '2:20 /pixit/wrongCredential: expected the credential of no UE, got that of /pixit/freeUe',
  ],
] as const)('reports the identity %j', async ([entry, problem]) => {
  expect(await problemsOf(`pixit:\n  ${entry}`)).toEqual([problem]);
});

const owner = 'pixit:\n  gateway: { mgwServiceId: g, kind: l3g }\n  wrongCredential: wrong\n';

test.for([
  [
    "ues: { ueServiceId: 'u{n}', credential: c, from: 2, to: 1 }",
    '4:59 /pixit/ues/to: expected at least /pixit/ues/from, got 1',
  ],
  [
    'ues: { ueServiceId: u, credential: c, from: 1, to: 1 }',
    '4:23 /pixit/ues/ueServiceId: expected a text with {n} in it, got "u"',
  ],
  [
    "ues: { ueServiceId: 'u{n}', credential: wrong, from: 1, to: 1 }",
    '3:20 /pixit/wrongCredential: expected the credential of no UE, got that of /pixit/ues',
  ],
  [
    "ues: { ueServiceId: 'u{n}', credential: c, from: 1 }",
    '4:3 /pixit/ues/to: missing; expected an integer from 0 to 999999999',
  ],
  ['ues: []', '4:8 /pixit/ues: expected a mapping or a non-empty list, got an empty list'],
  ['ues: 1', '4:8 /pixit/ues: expected a mapping or a non-empty list, got 1'],
  ['ues: [{ ueServiceId: u }]', '4:9 /pixit/ues/0/credential: missing; expected a non-empty text'],
  [
    'ues: [{ ueServiceId: u, credential: a }, { ueServiceId: u, credential: b }]',
    '4:59 /pixit/ues/1/ueServiceId: expected another UE than /pixit/ues/0/ueServiceId, got "u"',
  ],
] as const)('reports the pool %j', async ([entry, problem]) => {
  expect(await problemsOf(`${owner}  ${entry}`)).toEqual([problem]);
});

test.for([
  ['target:\n  url: http://x\n  url: http://y', '3:3 /target/url: given twice, first on line 2'],
  ['target: { url: http://x }\ntarget: { url: http://y }', '2:1 /target: given twice, first on line 1'],
  [
    'target:\n  url: ${NONE}',
    '2:8 /target/url: environment variable NONE is not set; set it, or write ${NONE:-fallback}',
  ],
  ['target:\n  url: a: b', '2:8: Nested mappings are not allowed in compact mappings'],
  ['run:\n\tseed: 1', '2:1: Tabs are not allowed as indentation'],
  ['run: {}\n---\nrun: {}', '2:1: expected one YAML document'],
  ['run: !own {}', '1:6: Unresolved tag: !own'],
  ['run: { seed: ${SEED}, strict: true }\npics: {}', '1:14: inside {} and [] put ${…} in quotes'],
  ['run: *r', '1:6 /run: alias *r has no anchor before it'],
] as const)('reports the text %j', async ([text, problem]) => {
  expect(await problemsOf(text)).toEqual([problem]);
});

test('ends on an alias that leads back to itself', async () => {
  expect(await problemsOf('run: &r { only: [*r] }')).toContainEqual(expect.stringContaining('nested too deeply'));
});

test('demands what nothing is assumed for where the file gives the UEs', async () => {
  const rest = 'missing; a file that gives pixit.ues describes its own server, so nothing is assumed';
  const problems = await problemsOf('\npixit:\n  ues: [{ ueServiceId: u, credential: c }]');
  expect(problems).toEqual([`2:1 /pixit/gateway: ${rest}`, `2:1 /pixit/wrongCredential: ${rest}`]);
});

test('refuses a claim of free identities that names none', async () => {
  const problem = '1:26 /pics/freeIdentities: expected false or auto while pixit.freeUe is not given, got true';
  expect(await problemsOf('pics: { freeIdentities:  true }\npixit: { freeUe: null }')).toEqual([problem]);
  expect(await problemsOf('pics: { freeIdentities: true }')).toEqual([]);
});

test('reports every problem at once, in the order of the file', async () => {
  const text = 'run: { seed: x, sede: 1 }\npics: { lookup: 3 }\ntarget: { url: ftp://x }\npics: {}\nrelease: ${NO}';
  const places = (await problemsOf(text)).map((line) => line.slice(0, line.indexOf(': ')));
  expect(places).toEqual(['1:14 /run/seed', '1:17 /run/sede', '3:16 /target/url', '4:1 /pics', '5:10 /release']);
});

test('never shows what came from the environment, nor a credential', async () => {
  const text =
    'release: ${PASSWORD}\npixit: { unknownUe: { ueServiceId: "${PASSWORD}", credential: 31337 }, wrongCredential: "cred-1" }';
  expect((await problemsOf(text)).join('\n')).not.toMatch(/swordfish|31337|cred-1/);
});
