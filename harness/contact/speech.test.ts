import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { listen } from '../reference/listen.ts';
import { dialTcp, plainGreeting, speechOf } from './speech.ts';

// oxfmt-ignore
test.for([
  ['HTTP/1.1',              Buffer.from('HTTP/1.1 404 Not Found\r\nDate: now\r\nContent-Length: 2\r\n\r\nno'), { kind: 'http', status: 404, headers: [['Date', 'now'], ['Content-Length', '2']], text: 'no' }],
  ['HTTP/2',                Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),          { kind: 'http2' }],
  ['a TLS alert',           Buffer.from([0x15, 3, 1, 0, 2, 2, 22]),            { kind: 'tls' }],
  ['the banner of another protocol', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'),   { kind: 'other', text: 'SSH-2.0-OpenSSH_9.2' }],
  ['nothing',               Buffer.alloc(0),                                   { kind: 'nothing' }],
] as const)('understands %s', async ([, bytes, speech]) => {
  await using server = await listen(createServer((socket) => socket.on('error', () => undefined).end(bytes)), 0);
  const url = new URL(server.url);
  const socket = await dialTcp({ host: url.hostname, port: Number(url.port) });
  expect(await speechOf(socket, plainGreeting(url))).toEqual(speech);
});
