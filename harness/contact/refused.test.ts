import { createServer as createSecure } from 'node:https';
import type { Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { listen } from '../reference/listen.ts';
import { guardOf, referencePki, securityOf } from '../reference/protection.ts';
import { startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';
import type { Security } from '../security/security.ts';
import { beginner, type Meddle } from './beginner.ts';

/** What a run says that cannot begin; the target is below `path`, and the file may say more. */
async function sentenceOn(server: Server, { path = '', text = '' } = {}): Promise<string> {
  await using listening = await listen(server, 0);
  const overrides = { target: listening.url + path, only: ['REG/BV/minimal'] };
  const config = await configOf({ name: 'conform.yaml', text }, overrides, {});
  await using rig = await mountRig(config, { replay: (id) => id });
  for await (const event of run(rig))
    if (event.kind === 'report') return event.report.sentence.replaceAll(listening.url, 'TARGET');
  throw new Error('the run ended without a report');
}

const service = '/msgs-ueregistration/v1';
const below =
  (prefix: string): Meddle =>
  (url) => ({ url: url.startsWith(prefix) ? url.slice(prefix.length) : '/nowhere' });
const always =
  (status: number, headers: Record<string, string>, text: string): Meddle =>
  () => ({
    answer: (_, outgoing) => outgoing.writeHead(status, headers).end(text),
  });
const slashed: Meddle = (url) => ({ url: url.endsWith('/') ? url.slice(0, -1) : '/nowhere' });
const express: Meddle = (url) => ({
  answer: ({ method }, outgoing) =>
    outgoing.writeHead(404, { 'Content-Type': 'text/html' }).end(`<pre>Cannot ${method} ${url}</pre>`),
});
const charset: Meddle = (_, { 'content-type': type = '' }) =>
  type.includes('charset') || type === ''
    ? {}
    : {
        answer: (_incoming, outgoing) =>
          outgoing.writeHead(415, { 'Content-Type': 'application/problem+json' }).end('{"status":415}'),
      };

// oxfmt-ignore
test.for([
  ['serves it below a prefix',             below('/api'), {},                     /^NOT USABLE: TARGET answers \S+ like a path that does not exist \(404.*Correct the path in target\.url, which has none: the registration goes to TARGET\/msgs-ueregistration\/v1\/registrations\./],
  ['has another prefix than the URL',      below(''),     { path: '/api' },       /^NOT USABLE: TARGET\/api answers .* like a path that does not exist.*Write "TARGET" in target\.url/],
  ['is named with the path of the service', below('/core'), { path: `/core${service}` }, /Write "TARGET\/core" in target\.url: the binding adds the rest of the path itself\./],
  ['answers as Express does by default',   express,       {},                     /like a path that does not exist \(404, a page of HTML\)\. Correct the path/],
  ['answers with a page',                  always(200, { 'Content-Type': 'text/html' }, '<h1>Welcome</h1>'), {}, /with a page of HTML \(200\): that is a site for people.*Correct host, port and path/],
  ['takes the media type with a charset only', charset,   {},                     /refuses application\/json \(415.*takes application\/json; charset=utf-8\. Compare the media type without its parameters/],
  ['takes another media type only',        always(415, {}, ''), {},               /refuses the media type of the binding sbi-json \(415.*Let the server take that media type/],
  ['lets nobody in',                       always(401, { 'WWW-Authenticate': 'Bearer realm="x"' }, ''), {}, /wants an access token, and none is configured \(401 Unauthorized, no body\)\. Write target\.oauth2/],
  ['lets nobody in, by a scheme of its own', always(401, { 'WWW-Authenticate': 'Mutual realm="x"' }, ''), {}, /refuses every request before it looks at it, .*\(401 Unauthorized, no body\) and wants the scheme Mutual\. Give the suite what a gateway has to show .*target\.oauth2/],
  ['is a proxy before nothing',            always(502, { 'Content-Type': 'text/html' }, '<h1>Bad Gateway</h1>'), {}, /^NOT USABLE: TARGET answers a plain registration with 502 Bad Gateway\b.*: a proxy that does not reach the server behind it\. Start the server/],
  ['wants a slash at the end',             slashed,       {},                     /knows the path of the registration only with a slash at its end\. The binding sbi-json has no slash there/],
  ['redirects to https',                   always(301, { Location: `https://msg.example${service}/registrations` }, ''), {}, /redirects to https:\/\/msg\.example\/\S+ \(301\)\. Write "https:\/\/msg\.example" in target\.url/],
  ['redirects to the path with a slash',   (url) => always(301, { Location: `${url}/` }, '')(url, {}), {}, /redirects to the path with a slash at its end \(301\)/],
  ['redirects to where it was asked',      always(307, { Location: `${service}/registrations` }, ''), {}, /redirects a registration to where it came to \(307\)\. Correct what redirects there/],
  ['redirects to a page where to log in',  always(302, { Location: '/login' }, ''), {}, /redirects to TARGET\/login \(302\)\. Write the API root/],
  ['asks for patience',                    always(503, {}, ''), {},               /asks for patience again and again/],
] as const satisfies readonly (readonly [string, Meddle, { path?: string }, RegExp])[])('the remedy fits a server that %s', async ([, meddle, given, sentence]) => {
  expect(await sentenceOn(beginner(meddle), given)).toMatch(sentence);
});

const pixit = (entries: string): string => `
pixit:
  gateway: { mgwServiceId: mgw-1@msgin5g.example, kind: n3g }
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: 'cred-{n}', from: 1, to: 99 }
  wrongCredential: nothing-of-the-kind
  ${entries}
`;

// oxfmt-ignore
test.for([
  ['the template of the credentials', pixit('').replace('cred-{n}', 'key-{n}'), /: the credential is not what the server is provisioned with\. Correct pixit\.ues\.credential/],
  ['the template of the UEs',         pixit('').replace("'ue-{n}@msgin5g.example'", "'ue-{n}'"), /: the UE is not what the server is provisioned with\. Correct pixit\.ues\.ueServiceId/],
  ['the gateway',                     pixit('').replace('mgw-1@', 'mgw-7@'), /: the gateway is not what the server is provisioned with\. Correct pixit\.gateway\.mgwServiceId/],
] as const)('%s is found to be wrong', async ([, text, sentence]) => {
  expect(await sentenceOn(beginner(() => ({})), { text })).toMatch(sentence);
});

test('a server that asks for the scheme Bearer because of a wrong UE credential wants no access token', async () => {
  const challenging = beginner(
    () => ({}),
    {},
    ({ status, headers, text }) =>
      text.includes('UE_CREDENTIAL_INVALID')
        ? {
            status: 401,
            headers: { ...headers, 'WWW-Authenticate': 'Bearer realm="ues"' },
            text: text.replace('403', '401'),
          }
        : { status, headers, text },
  );
  expect(await sentenceOn(challenging, { text: pixit('').replace('cred-{n}', 'key-{n}') })).toMatch(
    /: the credential is not what the server is provisioned with\. Correct pixit\.ues\.credential/,
  );
});

test('a server that refuses for all reasons alike gets a list of what to compare', async () => {
  const meddle: Meddle = (url) => (url.endsWith('/registrations') ? always(403, {}, '')(url, {}) : {});
  expect(await sentenceOn(beginner(meddle))).toMatch(
    /and does not say for what\. Compare .*: pixit\.ues\.credential, pixit\.ues\.ueServiceId, pixit\.gateway\.mgwServiceId\.$/,
  );
});

test('where all is refused alike on a wire of somebody, its fixed headers and constants may be wrong too', async () => {
  const wire = fileURLToPath(new URL('../binding/examples/snake-rest.yaml', import.meta.url));
  const refusing = beginner((url) => (url.endsWith('/ue_registrations') ? always(403, {}, '')(url, {}) : {}));
  expect(await sentenceOn(refusing, { text: `target: { binding: '${wire}' }` })).toMatch(
    /pixit\.gateway\.mgwServiceId, the fixed `headers` and `constants` of the binding\.$/,
  );
});

test('TLS behind an http URL is recognised', async () => {
  const sentence = await sentenceOn(createSecure({ ciphers: 'AECDH-NULL-SHA:@SECLEVEL=0' }));
  expect(sentence).toMatch(/speaks TLS, and target\.url says http\. Write "https:\/\/127\.0\.0\.1:\d+" in target\.url/);
});

test.for([
  [
    'the authority',
    { ca: undefined },
    /certificate of \S+ is signed by "MSGin5G test authority", who is not trusted here/,
  ],
  ['the client certificate', { gateway: {} }, /wants a client certificate, and none is configured .*target\.tls\.cert/],
] as const)('a run that cannot begin names what TLS lacks: %s', async ([, change, sentence]) => {
  const pki = referencePki();
  await using server = await startReference({ guard: guardOf(pki) });
  const config = await configOf(
    { name: 'conform.yaml', text: '' },
    { target: server.url, only: ['REG/BV/minimal'] },
    {},
  );
  const security = { ...securityOf(pki), ...change } as Security;
  await using rig = await mountRig({ ...config, security }, { replay: (id) => id });
  const sentences: string[] = [];
  for await (const event of run(rig)) if (event.kind === 'report') sentences.push(event.report.sentence);
  expect(sentences).toEqual([expect.stringMatching(sentence)]);
});
