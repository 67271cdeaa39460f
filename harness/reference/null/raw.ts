import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout } from 'node:timers/promises';
import type { NullServer } from './null-server.ts';

/** A server that speaks when it is spoken to: once for each connection. */
function onceAsked(speak: (socket: Socket) => void): () => Server {
  return () =>
    createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => speak(socket));
      socket.resume();
    });
}

function onceConnected(act: (socket: Socket) => void): () => Server {
  return () =>
    createServer((socket) => {
      socket.on('error', () => socket.destroy());
      act(socket);
    });
}

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const hugeBytes = 200 * 1024 * 1024;
const block = Buffer.alloc(64 * 1024, ' ');

/** Streams until it is through, or until the client or the server goes away. */
function stream(socket: Socket, chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): void {
  pipeline(Readable.from(chunks), socket).catch(() => socket.destroy());
}

function* huge(): Generator<Uint8Array> {
  yield Buffer.from(`${head}Content-Length: ${hugeBytes}\r\n\r\n`);
  for (let sent = 0; sent < hugeBytes; sent += block.length) yield block;
}

async function* endless(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`);
  for (;;) {
    yield Buffer.from(`400\r\n${' '.repeat(1024)}\r\n`);
    await setTimeout(2);
  }
}

/** Null servers below HTTP. */
// oxfmt-ignore
export const raw: readonly NullServer[] = [
  { id: 'hang',        title: 'accepts connections and never answers',         create: onceAsked(() => undefined) },
  { id: 'reset',       title: 'resets the connection once a request arrives',  create: onceAsked((socket) => socket.resetAndDestroy()) },
  { id: 'close',       title: 'accepts connections and closes them',           create: onceConnected((socket) => socket.end()) },
  { id: 'half-answer', title: 'sends half of an answer and stalls',            create: onceAsked((socket) => socket.write(`${head}Content-Length: 60\r\n\r\n{"ueSvcId":"ue-1@msgin5`)) },
  { id: 'endless',     title: 'sends a body that never ends',                  create: onceAsked((socket) => stream(socket, endless())) },
  { id: 'huge',        title: 'sends a body of 200 MiB',                       create: onceAsked((socket) => stream(socket, huge())) },
  { id: 'garbage',     title: 'answers with bytes that are not HTTP',          create: onceAsked((socket) => socket.end(Buffer.from('00ff5353482d322e302d00fffe0d0a0d0a7b7d', 'hex'))) },
];
