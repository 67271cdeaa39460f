import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { codeOf } from '../coap/code.ts';
import { emptyMessage, encode, type Message } from '../coap/message.ts';
import { optionNumber, optionOf } from '../coap/option.ts';
import { coapBench, created, type React } from './coap-bench.ts';
import { coap } from './coap.ts';
import { isLoss } from './transport.ts';

const separate = (request: Message, type: 'CON' | 'NON' = 'CON'): Message => ({ ...created(request), type, id: 77 });
const acknowledged = ({ id }: Message): Message => emptyMessage('ACK', id);
const answer = {
  status: 201,
  code: '2.01',
  reason: 'Created',
  headers: [['Content-Format', '50']],
  body: Buffer.from('{"a":1}'),
  isCut: false,
};

// oxfmt-ignore
test.for<readonly [string, React]>([
  ['on the acknowledgement',                      (request, send) => send(created(request))],
  ['after an empty acknowledgement',              (request, send) => { send(acknowledged(request)); setTimeout(() => send(separate(request)), 20); }],
  ['in a message that wants no acknowledgement',  (request, send) => { send(acknowledged(request)); send(separate(request, 'NON')); }],
  ['before the acknowledgement',                  (request, send) => { send(separate(request)); send(acknowledged(request)); }],
  ['twice',                                       (request, send) => { send(created(request)); send(created(request)); }],
  ['after a datagram that is not CoAP',           (request, send) => { send(Buffer.from([0xff, 0, 1, 2])); send(created(request)); }],
])('a response that comes %s is the answer', async ([, react]) => {
  await using bench = await coapBench(react);
  expect(await bench.exchange()).toMatchObject({ ...answer, checks: [{ requirement: 'C-02', holds: true }] });
  const [request] = bench.requests;
  expect(request?.options.map(({ number }) => number)).toEqual([optionNumber['Uri-Path'], optionNumber['Content-Format']]);
  expect(Buffer.from(request?.payload ?? []).toString()).toBe('{}');
});

test('a confirmable response is acknowledged, and so is each copy of it; one of nobody is rejected', async () => {
  await using bench = await coapBench((request, send) => {
    send(acknowledged(request));
    for (let copies = 0; copies < 3; copies++) send(separate(request));
    send({ ...separate(request), id: 78, token: Buffer.from('other') });
  });
  await bench.exchange();
  await expect
    .poll(() => bench.others.map(({ type, id }) => [type, id]))
    .toEqual([
      ['ACK', 77],
      ['ACK', 77],
      ['ACK', 77],
      ['RST', 78],
    ]);
});

// oxfmt-ignore
test.for<readonly [string, React, string, RegExp]>([
  ['says nothing',                      () => undefined,                                                              'deadline',   /^no complete answer within 1000 ms$/],
  ['only acknowledges',                 (request, send) => send(acknowledged(request)),                               'deadline',   /^an acknowledgement, and no response within 1000 ms$/],
  ['rejects the message',               ({ id }, send) => send(emptyMessage('RST', id)),                              'reset',      /rejected with a Reset$/],
  ['speaks another protocol',           (_, send) => send(Buffer.from([0xff, 0, 1, 2])),                                    'garbage',    /^an answer that is not CoAP: version 3 in place of 1$/],
  ['sends a cut response',              (request, send) => send(encode(created(request)).subarray(0, 5 + request.token.length)), 'incomplete', /no well-formed CoAP message/],
  ['acknowledges with a request',       (request, send) => send({ ...created(request), code: codeOf('POST') }),       'incomplete', /the code of a request/],
  ['gives a response to somebody else', (request, send) => send({ ...separate(request), token: Buffer.from('x') }),   'incomplete', /another token$/],
])('a server that %s', async ([, react, lost, text]) => {
  await using bench = await coapBench(react);
  expect(await bench.exchange()).toMatchObject({ lost, text: expect.stringMatching(text), datagrams: expect.anything() });
});

test('another token on the acknowledgement is an answer, with a finding', async () => {
  await using bench = await coapBench((request, send) => send({ ...created(request), token: Buffer.from('x') }));
  expect(await bench.exchange()).toMatchObject({
    ...answer,
    checks: [{ requirement: 'C-02', holds: false, got: '78' }],
  });
});

test('a port where nothing listens is refused', async () => {
  const free = createSocket('udp4');
  free.bind(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address();
  free.close();
  await using transport = coap(`coap://127.0.0.1:${port}`);
  const packet = { method: 'POST', path: '/', headers: [] };
  const lost = await transport.exchange(packet, { deadlineMs: 2000, connection: 'shared' });
  expect(lost).toMatchObject({ lost: 'refused', text: expect.stringContaining('ECONNREFUSED') });
});

test('a datagram from another address is ignored', async () => {
  const stranger = createSocket('udp4');
  onTestFinished(() => void stranger.close());
  await using bench = await coapBench((request, _, { port }) =>
    stranger.send(encode(created(request)), port, '127.0.0.1'),
  );
  expect(await bench.exchange()).toMatchObject({ lost: 'deadline' });
});

test('a request is sent again until it is acknowledged, and says so', async () => {
  await using bench = await coapBench((request, send, { nth }) => nth === 2 && send(created(request)));
  expect(await bench.exchange({}, 5000)).toMatchObject({ ...answer, isRepeated: true });
  const [first, second] = bench.requests.map((request) => encode(request).toString('hex'));
  expect(second).toBe(first);
});

test('several requests are under way at once, and each gets its own response', async () => {
  const waiting: (() => void)[] = [];
  await using bench = await coapBench((request, send) => {
    waiting.push(() => send(created(request, Buffer.from(request.payload).toString())));
    if (waiting.length === 20) for (const respond of waiting.toReversed()) respond();
  });
  const bodies = Array.from({ length: 20 }, (_, at) => `{"n":${at}}`);
  const answers = await Promise.all(bodies.map((body) => bench.exchange({ body: Buffer.from(body) }, 3000)));
  expect(answers.map((got) => (isLoss(got) ? got.text : Buffer.from(got.body).toString()))).toEqual(bodies);
  expect(new Set(bench.requests.map(({ id }) => id)).size).toBe(20);
});

// oxfmt-ignore
test.for<readonly [string, string, object]>([
  ['as before',            '2.01', { holds: true }],
  ['as another message',   '4.04', { holds: false, got: '4.04 Not Found' }],
  ['by silence',           '',     { holds: false, got: expect.stringContaining('within') }],
])('a copy that is answered %s is a finding', async ([, code, finding]) => {
  await using bench = await coapBench((request, send, { nth }) => {
    if (nth === 1) send(created(request));
    else if (code !== '') send({ ...created(request), code: codeOf(code) });
  });
  expect(await bench.exchange({ isSentTwice: true }, 1000)).toMatchObject({ code: '2.01', checks: [{ requirement: 'C-02' }, { requirement: 'C-03', ...finding }] });
  expect(bench.requests.length).toBe(2);
});

test('an Echo that the server wants to see comes back', async () => {
  await using bench = await coapBench((request, send) => {
    const echo = request.options.find(({ number }) => number === optionNumber['Echo']);
    send(echo ? created(request) : { ...created(request), code: codeOf('4.01'), options: [optionOf('Echo', 'here?')] });
  });
  expect(await bench.exchange()).toMatchObject(answer);
});

test('whatever comes back, there is an answer or a loss', async () => {
  let next: (request: Message) => Uint8Array = () => Buffer.alloc(0);
  await using bench = await coapBench((request, send) => send(next(request)));
  const spoilt = fc.array(fc.record({ at: fc.nat(30), byte: fc.nat(255) }), { maxLength: 3 });
  const law = fc.asyncProperty(spoilt, fc.nat(60), async (edits, length) => {
    next = (request) => {
      const bytes = encode(created(request));
      for (const { at, byte } of edits) bytes[at] = byte;
      return bytes.subarray(0, 4 + length);
    };
    const got = await bench.exchange({}, 30);
    expect(isLoss(got) ? got.text : got.code).toEqual(expect.any(String));
  });
  await fc.assert(law, { numRuns: 200 });
});
