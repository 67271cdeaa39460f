import { createServer as createSecure } from 'node:https';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { configOf } from '../config/config-of.ts';
import { listen } from '../reference/listen.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { beginner } from './beginner.ts';
import { doctor, type Examined } from './doctor.ts';
import type { Resolve } from './guard.ts';

const own = `
pixit:
  gateway: { mgwServiceId: mgw-1@msgin5g.example, kind: n3g }
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: 'canary-{n}', from: 1, to: 9 }
  wrongCredential: canary-wrong
`;

async function examined(url: string, text = '', resolve?: Resolve): Promise<readonly Examined[]> {
  const config = await configOf({ name: 'conform.yaml', text }, { target: url }, {});
  const lines: Examined[] = [];
  for await (const line of doctor({ ...config, url }, resolve)) lines.push(line);
  return lines;
}

const problemOf = (lines: readonly Examined[]): readonly [string?, string?, string?] => {
  const { step, problem } = lines.at(-1) ?? {};
  return [step, problem?.blame, problem && `${problem.text}. ${problem.remedy}`];
};

const steps = ['name', 'tcp', 'http', 'clock', 'registration', 'look-up', 'de-registration', 'refusal'];

test('finds nothing wrong with a right server, and leaves nothing behind', async () => {
  await using server = await startReference();
  const lines = await examined(server.url);
  expect(lines.map(({ step }) => step)).toEqual(steps);
  expect(lines.filter(({ problem }) => problem !== undefined)).toEqual([]);
  const left = await fetch(`${server.url}/msgs-ueregistration/v1/registrations?ue-svc-id=ue-1%40msgin5g.example`);
  expect(await left.json()).toEqual([]);
});

test('names the port when nothing listens there', async () => {
  const server = await listen(createServer(), 0);
  await server.close();
  expect(problemOf(await examined(server.url))).toEqual([
    'tcp',
    'configuration',
    expect.stringMatching(/^nothing listens at 127\.0\.0\.1:\d+\. .*correct the port in target\.url/),
  ]);
});

test('names the host when its name cannot be resolved', async () => {
  const nowhere: Resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
  expect(problemOf(await examined('http://msgserver.example', '', nowhere))).toEqual([
    'name',
    'configuration',
    'the name "msgserver.example" cannot be resolved (ENOTFOUND). Correct the host name in target.url, or see to it that this machine can resolve it.',
  ]);
});

test('sends nothing to an address that may be in use by others', async () => {
  const lines = await examined('http://msgserver.example', '', () => Promise.resolve(['192.0.2.1']));
  expect(problemOf(lines)).toEqual(['name', 'configuration', expect.stringContaining('isTestSystem: true')]);
});

test('names the scheme where TLS listens behind an http URL', async () => {
  await using server = await listen(createSecure(), 0);
  expect(problemOf(await examined(server.url))).toEqual([
    'http',
    'configuration',
    expect.stringMatching(/speaks TLS, and target\.url says http\. Write "https:\/\/127\.0\.0\.1:\d+"/),
  ]);
});

test('names the scheme where plain HTTP listens behind an https URL', async () => {
  await using server = await startReference();
  expect(problemOf(await examined(server.url.replace('http', 'https')))).toEqual([
    'tls',
    'configuration',
    expect.stringMatching(/speaks plain HTTP, and target\.url says https\. Write "http:\/\/127\.0\.0\.1:\d+"/),
  ]);
});

test('names the port where another protocol is spoken', async () => {
  const banner = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-OpenSSH_9.2\r\n'));
  await using server = await listen(banner, 0);
  expect(problemOf(await examined(server.url))).toEqual([
    'http',
    'configuration',
    expect.stringMatching(/does not speak HTTP: its first words are "SSH-2\.0-OpenSSH_9\.2"\. Correct the port/),
  ]);
});

test('names the path when the service is at another one', async () => {
  await using server = await startReference();
  expect(problemOf(await examined(`${server.url}/api`))).toEqual([
    'registration',
    'configuration',
    expect.stringMatching(/like a path that does not exist\. Write "http:\/\/127\.0\.0\.1:\d+" in target\.url/),
  ]);
});

test('names the template of the credentials when they are refused, and none of them', async () => {
  await using server = await startReference();
  const lines = await examined(server.url, own);
  expect(problemOf(lines)).toEqual([
    'registration',
    'configuration',
    expect.stringMatching(
      /: the credential is not what the server is provisioned with\. Correct pixit\.ues\.credential,/,
    ),
  ]);
  expect(JSON.stringify(lines)).not.toContain('canary');
});

test('names the server when a page for people comes back', async () => {
  await using server = await startReference({ null: 'html' });
  expect(problemOf(await examined(server.url))).toEqual([
    'registration',
    'configuration',
    expect.stringMatching(/with a page of HTML \(200\).*Correct host, port and path in target\.url/),
  ]);
});

test('tells which versions of HTTP are spoken', async () => {
  const both = createServer((socket) =>
    socket
      .on('error', () => undefined)
      .once('data', (bytes) =>
        socket.end(
          String(bytes).startsWith('PRI ')
            ? Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])
            : 'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n',
        ),
      ),
  );
  await using server = await listen(both, 0);
  const lines = await examined(server.url);
  expect(lines.find(({ step }) => step === 'http')?.text).toMatch(
    /speaks HTTP\/1\.1, and HTTP\/2 with prior knowledge$/,
  );
});

test('names the version of HTTP where HTTP/2 alone is spoken', async () => {
  const http2 = createServer((socket) =>
    socket.on('error', () => undefined).end(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])),
  );
  await using server = await listen(http2, 0);
  expect(problemOf(await examined(server.url))).toEqual([
    'http',
    'configuration',
    expect.stringMatching(/speaks HTTP\/2 only, and HTTP\/1\.1 was asked for\. Write `http: '2'` in target\./),
  ]);
});

// oxfmt-ignore
test.for([
  ['always-500', 'registration', /answers every path with 500|fails at a plain registration/],
  ['always-503', 'registration', /asks for patience again and again/],
  ['yes-man',    'look-up|refusal', /./],
  ['close',      'http',         /takes connections, but nothing comes back/],
] as const)('blames the null server %s itself', async ([id, step, text]) => {
  await using server = await startReference({ null: id });
  const [where, blame, words] = problemOf(await examined(server.url));
  expect([where, blame, words]).toEqual([expect.stringMatching(step), 'target', expect.stringMatching(text)]);
});

// oxfmt-ignore
test.for([
  [{ fault: 'removal-is-no-op' },      '',                    undefined],
  [{ variant: 'lookup-404' },          'pics: { lookup: true }', 'pics.lookup is true, and the look-up is not offered'],
  [{ variant: 'lookup-404' },          '',                    undefined],
] as const satisfies readonly (readonly [Selection, string, string | undefined])[])('examines %o with %j', async ([selection, text, start]) => {
  await using server = await startReference(selection);
  const [, , words] = problemOf(await examined(server.url, text));
  expect(words?.slice(0, start?.length)).toBe(start);
});

test('tells a clock that is wrong, and goes on', async () => {
  const late = beginner(() => ({}), { Date: new Date(Date.now() - 3_600_000).toUTCString() });
  await using server = await listen(late, 0);
  const lines = await examined(server.url);
  expect(lines.find(({ step }) => step === 'clock')?.text).toMatch(/^3\d\d\d s behind the one here/);
  expect(lines).toHaveLength(steps.length);
});

test('hides a credential that the server repeats in its answer', async () => {
  const telltale = beginner(() => ({
    answer: (_, outgoing) =>
      outgoing
        .writeHead(403, { 'Content-Type': 'application/json' })
        .end('{"ueSvcId":"x","result":"FAILURE","failureCause":"canary-1 is wrong"}'),
  }));
  await using server = await listen(telltale, 0);
  const lines = await examined(server.url, own);
  expect(JSON.stringify(lines)).toContain('‹secret› is wrong');
  expect(JSON.stringify(lines)).not.toContain('canary');
});
