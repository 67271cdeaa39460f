import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { RequestPacket } from '../binding/binding.ts';
import { http1 } from './http1.ts';
import { isLoss, type Transport } from './transport.ts';

const packet: RequestPacket = {
  method: 'POST',
  path: '/v1/registrations',
  headers: [
    ['Content-Type', 'application/json'],
    ['X-CASE', 'Kept'],
  ],
  body: Buffer.from('{}'),
};

const answer = (body: string, headers = ''): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n${body}`;

interface Bench {
  readonly transport: Transport;
  /** The texts of all requests, each with the number of its connection. */
  readonly requests: (readonly [connection: number, text: string])[];
  readonly exchange: (connection?: string, deadlineMs?: number) => ReturnType<Transport['exchange']>;
}

/** A transport towards a raw server that reacts to each request. */
async function bench(react: (socket: Socket, nth: number) => void, root = ''): Promise<Bench> {
  let connections = 0;
  const requests: [number, string][] = [];
  const server = createServer((socket) => {
    const number = ++connections;
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      requests.push([number, chunk.toString('latin1')]);
      react(socket, requests.length);
    });
  });
  const url = await listening(server);
  const transport = http1({ apiRoot: url + root, maxSockets: 4 });
  onTestFinished(async () => {
    await transport[Symbol.asyncDispose]();
    server.close();
  });
  const exchange = (connection = 'shared', deadlineMs = 10_000): ReturnType<Transport['exchange']> =>
    transport.exchange(packet, { deadlineMs, connection });
  return { transport, requests, exchange };
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('sends method, path below the API root, headers in their own case, and body', async () => {
  const { exchange, requests } = await bench((socket) => socket.write(answer('{}')), '/some/root/');
  await exchange();
  const [[, text] = []] = requests;
  expect(text).toMatch(/^POST \/some\/root\/v1\/registrations HTTP\/1\.1\r\n/);
  expect(text).toContain('\r\nX-CASE: Kept\r\nContent-Length: 2\r\n');
  expect(text).toMatch(/\r\n\r\n\{\}$/);
});

test('hands over status, reason, headers in their own case and the bytes of the body', async () => {
  const { exchange } = await bench((socket) =>
    socket.write(`HTTP/1.1 299 Odd But Fine\r\nX-Odd-CASE: a  b\r\nContent-Length: 2\r\n\r\né`),
  );
  expect(await exchange()).toEqual({
    status: 299,
    reason: 'Odd But Fine',
    headers: [
      ['X-Odd-CASE', 'a  b'],
      ['Content-Length', '2'],
    ],
    body: Buffer.from('é'),
    isCut: false,
    version: '1.1',
  });
});

test.for([
  ['one shared connection', 'shared', [1, 1, 1]],
  ['one connection of a label', 'label', [1, 1, 1]],
  ['a connection each', 'own', [1, 2, 3]],
] as const)('requests one after another take %s', async ([, connection, expected]) => {
  const { exchange, requests } = await bench((socket) => socket.write(answer('{}')));
  for (let nth = 0; nth < 3; nth++) await exchange(connection);
  expect(requests.map(([number]) => number)).toEqual(expected);
});

test('a labelled connection carries one request at a time, the shared pool several', async () => {
  const { exchange, requests } = await bench((socket) => void setTimeout(() => socket.write(answer('{}')), 20));
  await Promise.all([exchange('label'), exchange('label'), exchange(), exchange()]);
  expect(requests.map(([number]) => number).toSorted((one, other) => one - other)).toEqual([1, 1, 2, 3]);
});

const garbage = 'SSH-2.0-server\r\n\r\n';
const cut = 'HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{"half';

const lateMs = 500;
const late = new RegExp(`^no complete answer within ${lateMs} ms$`);

/** What a server can do instead of answering, and what is made of it. */
// oxfmt-ignore
test.for([
  ['says nothing',                           () => undefined,                                                    'deadline',   late],
  ['stalls in the middle of the body',       (socket: Socket) => socket.write(cut),                              'incomplete', late],
  ['closes without an answer',               (socket: Socket) => socket.end(),                                   'closed',     /^the connection was closed without an answer$/],
  ['resets the connection',                  (socket: Socket) => socket.resetAndDestroy(),                       'reset',      /^the connection was reset$/],
  ['closes in the middle of the body',       (socket: Socket) => socket.end(cut),                                'incomplete', /^the answer \(200\) stopped in the middle$/],
  ['closes in the middle of the head',       (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le'),    'closed',     /^the connection was closed without an answer$/],
  ['speaks another protocol',                (socket: Socket) => socket.end(garbage),                            'garbage',    /^an answer that is not HTTP/],
  ['sends a header line without a colon',    (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nOdd\r\n\r\n'),   'incomplete', /^an answer that is not well-formed HTTP/],
] as const)('a server that %s', async ([, react, lost, text]) => {
  const { exchange } = await bench(react);
  expect(await exchange('shared', text === late ? lateMs : undefined)).toEqual({ lost, text: expect.stringMatching(text) });
});

test('an address where nothing listens is refused', async () => {
  const server = createServer();
  const url = await listening(server);
  server.close();
  await using transport = http1({ apiRoot: url, maxSockets: 1 });
  expect(await transport.exchange(packet, { deadlineMs: 1000, connection: 'shared' })).toEqual({
    lost: 'refused',
    text: expect.stringContaining('no connection (connect ECONNREFUSED'),
  });
});

test('a body longer than any answer needs is cut, and the rest is not waited for', async () => {
  const block = 'x'.repeat(1_048_576);
  const { exchange } = await bench((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n');
    for (let nth = 0; nth < 5; nth++) socket.write(block);
  });
  const received = await exchange();
  if (isLoss(received)) throw new Error(received.text);
  expect(received.isCut).toBe(true);
  expect(received.body.length).toBeGreaterThan(1_048_576);
});

test('a kept connection that the server closes without a word costs no answer', async () => {
  const { exchange, requests } = await bench((socket, nth) => {
    if (nth === 2) socket.destroy();
    else socket.write(answer('{}'));
  });
  const answers = [await exchange(), await exchange(), await exchange()];
  expect(answers.map((received) => isLoss(received))).toEqual([false, false, false]);
  // What was lost may have been served, so an answer says that it is one to a second request.
  expect(answers.map((received) => 'isRepeated' in received)).toEqual([false, true, false]);
  expect(requests.map(([number]) => number)).toEqual([1, 1, 2, 3]);
});

test('a kept connection on which the server says 408 costs no answer, a new one does', async () => {
  const timeout = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';
  const { exchange, requests } = await bench((socket, nth) => {
    if (nth === 1 || nth === 3) socket.write(answer('{}'));
    else socket.end(timeout);
  });
  const answers = [await exchange(), await exchange(), await exchange('own')];
  expect(answers.map((received) => !isLoss(received) && received.status)).toEqual([200, 200, 408]);
  expect(answers.map((received) => 'isRepeated' in received)).toEqual([false, true, false]);
  expect(requests.map(([number]) => number)).toEqual([1, 1, 2, 3]);
});

test.for([1, 3])('no more than %i connections are open at a time where that is the limit', async (most) => {
  const open = new Set<Socket>();
  let widest = 0;
  const { exchange, transport, requests } = await bench((socket) => {
    open.add(socket);
    widest = Math.max(widest, open.size);
    socket.once('close', () => open.delete(socket));
    setTimeout(() => socket.write(answer('{}')), 2);
  });
  await exchange();
  transport.limit?.(most);
  const labels = ['shared', 'own', 'a', 'b', 'a', 'shared', 'b', 'own', 'c'];
  const answers = await Promise.all(labels.map((label) => exchange(label)));
  expect(answers.filter((received) => isLoss(received))).toEqual([]);
  expect([requests.length, widest]).toEqual([1 + labels.length, most]);
});

test('a labelled connection that the server closes after its answer is replaced', async () => {
  const { exchange, requests } = await bench((socket) => socket.end(answer('{}', 'Connection: close\r\n')));
  await exchange('label');
  await exchange('label');
  expect(requests.map(([number]) => number)).toEqual([1, 2]);
});
