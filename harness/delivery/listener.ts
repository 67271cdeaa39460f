import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { http } from '../transport/node-http.ts';
import { nodeHttp2 } from '../transport/node-http2.ts';
import { UsageError } from '../usage-error.ts';
import { type Incoming, readRequest } from './read-request.ts';

/** The status that a request is answered with. */
export type Receive = (incoming: Incoming) => number;

/** One place to listen at. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

export interface Listening extends AsyncDisposable {
  readonly port: number;
}

/** More connections at once than a server needs that keeps them. */
const mostConnections = 512;
const idleMs = 120_000;
const preface = Buffer.from('PRI * HTTP/2.0');

/**
 * Listens for HTTP/1.1 and HTTP/2 with prior knowledge on one port; whatever comes is answered or dropped, and never
 * throws. Rejects with a UsageError where it cannot listen.
 */
export async function listenAt({ host, port }: Place, receive: Receive): Promise<Listening> {
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse): void =>
    void answered(incoming, outgoing, receive);
  const http1 = http.createServer({ keepAliveTimeout: idleMs }, serve);
  // The compatibility layer of node:http2 hands out what stands in for the classes of node:http.
  const http2 = nodeHttp2().createServer(
    serve as unknown as (one: Http2ServerRequest, other: Http2ServerResponse) => void,
  );
  http2.on('sessionError', () => undefined);
  http1.on('clientError', (_, socket) => socket.destroy());
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setTimeout(idleMs, () => socket.destroy());
    socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket));
    socket.once('data', (chunk: Buffer) => {
      socket.pause();
      socket.unshift(chunk);
      (chunk.length > 2 && preface.subarray(0, chunk.length).equals(chunk.subarray(0, preface.length))
        ? http2
        : http1
      ).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  server.maxConnections = mostConnections;
  await listening(server, { host, port });
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function listening(server: Server, { host, port }: Place): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why =
      code === 'EADDRINUSE'
        ? 'another process listens there; end it, or let the server deliver to another port'
        : `${message}; pixit.delivery.listen says where to listen instead`;
    throw new UsageError([`pixit.delivery: the suite cannot listen at ${host}:${port}: ${why}`]);
  }
  server.on('error', () => undefined);
}

const titles: Readonly<Record<number, string>> = {
  400: 'Not a message',
  404: 'No such resource',
  405: 'Not this method',
  413: 'Too large',
};

/** Reads, tells, and answers with a status; a problem description where it is an error. */
async function answered(incoming: IncomingMessage, outgoing: ServerResponse, receive: Receive): Promise<void> {
  incoming.on('error', () => undefined);
  outgoing.on('error', () => undefined);
  try {
    const status = receive(await readRequest(incoming));
    if (status === 204) return void outgoing.writeHead(204).end();
    const body = JSON.stringify({ status, title: titles[status] });
    outgoing.writeHead(status, { 'content-type': 'application/problem+json' }).end(body);
  } catch {
    // It stopped in the middle: nobody is there to be answered.
    outgoing.destroy();
  }
}
