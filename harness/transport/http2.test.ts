import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { RequestPacket } from '../binding/binding.ts';
import { data, field, goAway, headerFlood, headers, ok, rstStream, settings } from './frame.ts';
import { http2 } from './http2.ts';
import { isLoss, type Transport } from './transport.ts';

const packet: RequestPacket = {
  method: 'POST',
  path: '/v1/registrations',
  headers: [['Content-Type', 'application/json']],
  body: Buffer.from('{}'),
};

type React = (socket: Socket, stream: number, connection: number) => void;

interface Bench {
  /** The connection that each request came on, in order. */
  readonly connections: number[];
  readonly exchange: (connection?: string, deadlineMs?: number) => ReturnType<Transport['exchange']>;
}

/** A transport towards a server of raw frames that reacts to every HEADERS frame. */
async function bench(react: React, { hello = settings } = {}): Promise<Bench> {
  const connections: number[] = [];
  let count = 0;
  const server = createServer((socket) => {
    const number = ++count;
    socket.on('error', () => socket.destroy());
    socket.write(hello);
    let received = Buffer.alloc(0);
    let at = 24;
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      for (; received.length >= at + 9; at += 9 + received.readUIntBE(at, 3)) {
        if (received[at + 3] !== 1) continue;
        connections.push(number);
        react(socket, received.readUInt32BE(at + 5), number);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const transport = http2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(async () => {
    await transport[Symbol.asyncDispose]();
    server.close();
  });
  return {
    connections,
    exchange: (connection = 'shared', deadlineMs = 10_000) => transport.exchange(packet, { deadlineMs, connection }),
  };
}

const answered = (socket: Socket, stream: number) =>
  void socket.write(Buffer.concat([headers(stream, [ok]), data(stream, '{}')]));
const answerOf = (change: object = {}): object => ({
  status: 200,
  reason: '',
  headers: [],
  body: Buffer.from('{}'),
  isCut: false,
  version: '2',
  ...change,
});

/** Unusual but legal ways to answer. */
// oxfmt-ignore
test.for([
  ['plainly',                            answered, answerOf()],
  ['with headers',                       (socket, id) => socket.write(Buffer.concat([headers(id, [ok, field('x-odd', 'a  b')]), data(id, '{}')])), answerOf({ headers: [['x-odd', 'a  b']] })],
  ['with trailers',                      (socket, id) => socket.write(Buffer.concat([headers(id, [ok]), data(id, '{}', false), headers(id, [field('x-sum', '1')], true)])), answerOf()],
  ['after an informational answer',      (socket, id) => socket.write(Buffer.concat([headers(id, [field(':status', '103')]), headers(id, [ok]), data(id, '{}')])), answerOf()],
  ['in many frames',                     (socket, id) => socket.write(Buffer.concat([headers(id, [ok]), data(id, '{', false), data(id, '', false), data(id, '}', false), data(id, '')])), answerOf()],
  ['and asks for no more of the request', (socket, id) => socket.write(Buffer.concat([headers(id, [ok]), data(id, '{}'), rstStream(id, 0)])), answerOf()],
  ['and says GOAWAY',                    (socket, id) => socket.end(Buffer.concat([headers(id, [ok]), data(id, '{}'), goAway(id, 0)])), answerOf()],
] as const satisfies readonly (readonly [string, React, object])[])('a server may answer %s', async ([, react, answer]) => {
  const { exchange } = await bench(react);
  expect(await exchange()).toEqual(answer);
  // Where the connection is ending, the request is sent once more on another.
  expect(await exchange()).toMatchObject(answer);
});

const http1Answer = Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n');

const lateMs = 500;
const late = new RegExp(`^no complete answer within ${lateMs} ms$`);

/** What a server can do instead of answering, and what is made of it. */
// oxfmt-ignore
test.for([
  ['says nothing',                          () => undefined,                                                                        'deadline',   late],
  ['resets the stream',                     (socket, id) => socket.write(rstStream(id, 2)),                                         'reset',      /^the stream was reset \(INTERNAL_ERROR\)$/],
  ['cancels the stream',                    (socket, id) => socket.write(rstStream(id, 8)),                                         'reset',      /^the stream was reset \(CANCEL\)$/],
  ['ends the stream without an answer',     (socket, id) => socket.write(rstStream(id, 0)),                                         'reset',      /^the stream was reset \(NO_ERROR\)$/],
  ['refuses every stream',                  (socket, id) => socket.write(rstStream(id, 7)),                                         'reset',      /^the server refused the stream, on a new connection too/],
  ['says GOAWAY to every stream',           (socket) => socket.end(goAway(0, 0)),                                                   'reset',      /^the server refused the stream, on a new connection too/],
  ['says GOAWAY over an error',             (socket, id) => socket.end(goAway(id, 2)),                                              'closed',     /^the connection was ended with GOAWAY \(INTERNAL_ERROR\)$/],
  ['closes without an answer',              (socket) => socket.end(),                                                               'closed',     /^the connection was closed without an answer$/],
  ['resets the connection',                 (socket) => socket.resetAndDestroy(),                                                   'reset',      /^the connection was reset$/],
  ['never ends the stream',                 (socket, id) => socket.write(Buffer.concat([headers(id, [ok]), data(id, '{', false)])), 'incomplete', late],
  ['resets the stream in the middle',       (socket, id) => socket.write(Buffer.concat([headers(id, [ok]), data(id, '{', false), rstStream(id, 2)])), 'incomplete', /^the answer \(200\) stopped in the middle \(RST_STREAM INTERNAL_ERROR\)$/],
  ['closes in the middle',                  (socket, id) => socket.end(Buffer.concat([headers(id, [ok]), data(id, '{', false)])),  'incomplete', /^the answer \(200\) stopped in the middle$/],
  ['announces more than it sends',          (socket, id) => socket.write(Buffer.concat([headers(id, [ok, field('content-length', '9')]), data(id, '{}')])), 'incomplete', /^the answer \(200\) stopped in the middle/],
  ['announces more and ends without error', (socket, id) => socket.write(Buffer.concat([headers(id, [ok, field('content-length', '9')]), data(id, '{', false), rstStream(id, 0)])), 'incomplete', /^the answer \(200\) stopped in the middle/],
  ['announces less than it sends',          (socket, id) => socket.write(Buffer.concat([headers(id, [ok, field('content-length', '1')]), data(id, '{}')])), 'incomplete', /^the answer \(200\) stopped in the middle/],
  ['sends an upper-case header',            (socket, id) => socket.write(Buffer.concat([headers(id, [ok, field('X-Odd', '1')]), data(id, '{}')])), 'incomplete', /PROTOCOL_ERROR/],
  ['sends a header of the connection',      (socket, id) => socket.write(Buffer.concat([headers(id, [ok, field('connection', 'close')]), data(id, '{}')])), 'incomplete', /PROTOCOL_ERROR/],
  ['sends no status',                       (socket, id) => socket.write(Buffer.concat([headers(id, [field('x', '1')]), data(id, '{}')])), 'incomplete', /PROTOCOL_ERROR/],
  ['sends data before the head',            (socket, id) => socket.write(data(id, '{}')),                                           'incomplete', /^an answer that is not well-formed HTTP\/2/],
  ['breaks the compression of headers',     (socket, id) => socket.write(headers(id, [Buffer.alloc(6, 0xff)])),                     'incomplete', /^an answer that is not well-formed HTTP\/2/],
  ['floods with headers',                   (socket, id) => socket.write(headerFlood(id, 40)),                                      'reset',      /^the stream was reset \(ENHANCE_YOUR_CALM\)$/],
] as const satisfies readonly (readonly [string, React, string, RegExp])[])('a server that %s', async ([, react, lost, text]) => {
  const { exchange } = await bench(react);
  expect(await exchange('shared', text === late ? lateMs : undefined)).toEqual({ lost, text: expect.stringMatching(text) });
});

test('a server that never sends SETTINGS is told apart from one that is late', async () => {
  const { exchange } = await bench(() => undefined, { hello: Buffer.alloc(0) });
  expect(await exchange('shared', lateMs)).toEqual({
    lost: 'deadline',
    text: 'no complete answer within 500 ms, nor SETTINGS of HTTP/2',
  });
});

test('a server that speaks HTTP/1.1 only is said not to speak HTTP/2', async () => {
  const { exchange } = await bench((socket) => socket.end(), { hello: http1Answer });
  expect(await exchange()).toEqual({ lost: 'garbage', text: expect.stringMatching(/^an answer that is not HTTP\/2/) });
});

test('an address where nothing listens is refused', async () => {
  await using transport = http2('http://127.0.0.1:1');
  expect(await transport.exchange(packet, { deadlineMs: 1000, connection: 'shared' })).toEqual({
    lost: 'refused',
    text: expect.stringContaining('no connection (connect ECONNREFUSED'),
  });
});

test.for([
  ['the shared connection', 'shared', [1, 1, 1]],
  ['one connection of a label', 'label', [1, 1, 1]],
  ['a connection each', 'own', [1, 2, 3]],
] as const)('requests one after another take %s', async ([, connection, expected]) => {
  const { exchange, connections } = await bench(answered);
  for (let nth = 0; nth < 3; nth++) await exchange(connection);
  expect(connections).toEqual(expected);
});

test('requests beside each other share one connection', async () => {
  const { exchange, connections } = await bench(
    (socket, stream) => void setTimeout(() => answered(socket, stream), 20),
  );
  const answers = await Promise.all(Array.from({ length: 20 }, () => exchange()));
  expect(answers).toEqual(answers.map(() => answerOf()));
  expect(new Set(connections)).toEqual(new Set([1]));
});

/** Ways to say that a request was not looked at: each costs no answer. */
// oxfmt-ignore
test.for([
  ['refuses a stream',                    (socket, id) => socket.write(rstStream(id, 7))],
  ['says GOAWAY before a stream',         (socket, id) => socket.end(goAway(id - 2, 0))],
  ['says GOAWAY and keeps the connection', (socket, id) => socket.write(goAway(id - 2, 0))],
  ['closes a kept connection',            (socket) => socket.end()],
  ['resets a kept connection',            (socket) => socket.resetAndDestroy()],
] as const satisfies readonly (readonly [string, React])[])('a server that %s is asked again', async ([, react]) => {
  const { exchange, connections } = await bench((socket, stream, connection) =>
    connection === 1 && stream > 1 ? react(socket, stream) : answered(socket, stream),
  );
  const answers = [await exchange(), await exchange(), await exchange()];
  expect(answers.map((answer) => isLoss(answer))).toEqual([false, false, false]);
  expect(connections.slice(0, 3)).toEqual([1, 1, 2]);
});

test('a body longer than any answer needs is cut, and the rest is not waited for', async () => {
  const { exchange } = await bench((socket, id) => {
    socket.write(headers(id, [ok]));
    for (let nth = 0; nth < 80; nth++) socket.write(data(id, 'x'.repeat(16_384), false));
  });
  const received = await exchange();
  if (isLoss(received)) throw new Error(received.text);
  expect(received.isCut).toBe(true);
  expect(received.body.length).toBeGreaterThan(1_048_576);
});

test('a connection that left a stream without an answer gets no new one', async () => {
  const { exchange, connections } = await bench((socket, stream, connection) => {
    if (connection > 1) answered(socket, stream);
  });
  const answers = [await exchange('label', lateMs), await exchange('label')];
  expect(answers.map((answer) => isLoss(answer))).toEqual([true, false]);
  expect(connections).toEqual([1, 2]);
});
