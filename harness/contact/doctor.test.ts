import { expect, test } from 'vitest';
import { listen } from '../reference/listen.ts';
import { startReference } from '../reference/reference.ts';
import type { Selection } from '../reference/selection.ts';
import { beginner } from './beginner.ts';
import { examined, problemOf } from './examination.ts';

const own = `
pixit:
  gateway: { mgwServiceId: mgw-1@msgin5g.example, kind: n3g }
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: 'canary-{n}', from: 1, to: 9 }
  wrongCredential: canary-wrong
`;

const steps = ['binding', 'name', 'tcp', 'http', 'clock', 'registration', 'look-up', 'de-registration', 'refusal'];

test('finds nothing wrong with a right server, and leaves nothing behind', async () => {
  await using server = await startReference();
  const lines = await examined(server.url);
  expect(lines.map(({ step }) => step)).toEqual(steps);
  expect(lines.filter(({ problem }) => problem !== undefined)).toEqual([]);
  const left = await fetch(`${server.url}/msgs-ueregistration/v1/registrations?ue-svc-id=ue-1%40msgin5g.example`);
  expect(await left.json()).toEqual([]);
});

test('reads the binding before it asks anything', async () => {
  await expect(examined('http://127.0.0.1:1', 'target: { binding: no-such.yaml }')).rejects.toThrow(
    'no-such.yaml: no such file',
  );
  await expect(examined('coap://127.0.0.1:1', 'target: { binding: sbi-json }')).rejects.toThrow(
    'target.url: expected an http(s) URL for the binding sbi-json',
  );
});

test('leaves nothing behind either where a registration is a resource of its own', async () => {
  await using server = await startReference();
  const lines = await examined(server.url, 'target: { binding: sbi-resource }');
  expect(problemOf(lines)).toEqual(['refusal', undefined, undefined]);
  const left = await fetch(`${server.url}/msgs-ueregistration/v1/registrations?ue-svc-id=ue-1%40msgin5g.example`);
  expect(await left.json()).toEqual([]);
});

test('says how long to wait for a look-up that lags behind', async () => {
  await using server = await startReference({ variant: 'look-up-lags' });
  expect(problemOf(await examined(server.url))).toEqual([
    'look-up',
    'configuration',
    expect.stringMatching(/shows "ue-1@\S+" only some time after .*write `timers: \{ settleMs: \d+ \}` in pixit/),
  ]);
});

test('blames the server where nothing says what has to be de-registered', async () => {
  await using server = await startReference({ variant: 'created-200-no-location' });
  expect(problemOf(await examined(server.url, 'target: { binding: sbi-resource }'))).toEqual([
    'de-registration',
    'target',
    expect.stringMatching(
      /does not say what has to be de-registered\. The binding sbi-resource reads it from that answer/,
    ),
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
  [{ fault: 'look-up-object' },        '',                    'the look-up answers about "ue-'],
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

test('finds nothing wrong with a right server over CoAP', async () => {
  await using server = await startReference({ binding: 'coap-json' });
  const lines = await examined(server.url);
  expect(lines.map(({ step }) => step)).toEqual([
    'binding',
    'name',
    'udp',
    'registration',
    'look-up',
    'de-registration',
    'refusal',
  ]);
  expect(lines.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

test('says that nothing listens at a port of UDP', async () => {
  const server = await startReference({ binding: 'coap-json' });
  await server.close();
  const [step, blame, sentence] = problemOf(await examined(server.url));
  expect([step, blame]).toEqual(['udp', 'configuration']);
  expect(sentence).toMatch(/^nothing listens at 127\.0\.0\.1:\d+\. Start the server/);
});
