import { createServer as createHttpServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer } from 'node:net';
import type { Server } from 'node:net';
import type { Behaviour } from './behaviour.ts';
import type { Guard, Mounting } from './mounting.ts';

/** A server over TLS, not yet listening. */
export function secured(listener: RequestListener, guard: Guard, behaviour: Behaviour, { http }: Mounting): Server {
  const options = {
    ...guard.server,
    ...(guard.clientCa !== undefined && {
      ca: guard.clientCa,
      requestCert: true,
      rejectUnauthorized: behaviour.handshake === 'demands',
    }),
  };
  // The compatibility layer of node:http2 hands out what stands in for the classes of node:http.
  const compatible = listener as unknown as (incoming: Http2ServerRequest, outgoing: Http2ServerResponse) => void;
  const server =
    http === '1.1'
      ? createHttpsServer({ ...options, keepAliveTimeout: 60_000 }, listener)
      : createSecureServer({ ...options, allowHTTP1: http === undefined }, compatible);
  return behaviour.servesPlainText ? both(server, createHttpServer(listener)) : server;
}

/** The first byte of TLS. */
const handshake = 22;

/** Takes connections with and without TLS on one port. */
function both(tls: Server, plain: Server): Server {
  return createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (chunk: Buffer) => {
      socket.pause();
      socket.unshift(chunk);
      (chunk[0] === handshake ? tls : plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
}
