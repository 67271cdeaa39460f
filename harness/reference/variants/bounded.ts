import type { Socket } from 'node:net';
import { base, refuse, write } from '../answer.ts';
import type { Deviation } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';

const tooLong = new Refusal(431, { detail: 'The head of the request is too long.' });
const tooLarge = new Refusal(413, { detail: 'The body is too long.' });

/** Refuses heads of more than so many octets, which is where the UE Service ID of a look-up is. */
export const boundedHead =
  (most: number): Deviation['change'] =>
  () => ({
    around: async (request, next) => {
      const lines = [...request.headers].map(([name, value]) => `${name}: ${value}`);
      const size = [request.url, ...lines].join('\r\n').length;
      return size > most ? write(refuse(tooLong)) : next(request);
    },
  });

/** Refuses registrations and de-registrations of more than so many octets. */
export const boundedBody =
  (most: number): Deviation['change'] =>
  () => ({
    around: async (request, next) =>
      request.url.includes(base) && (await request.clone().arrayBuffer()).byteLength > most
        ? write(refuse(tooLarge))
        : next(request),
  });

/** Serves so many connections, each until it is closed; the others wait. */
export const servesConnections =
  (most: number): Deviation['change'] =>
  () => ({
    prepare: (server) => {
      const [serve] = server.listeners('connection');
      const waiting: Socket[] = [];
      let busy = 0;
      const next = (): void => {
        const socket = busy < most ? waiting.shift() : undefined;
        if (socket === undefined) return;
        busy += 1;
        socket.once('close', () => {
          busy -= 1;
          next();
        });
        serve?.call(server, socket);
      };
      server.removeAllListeners('connection').on('connection', (socket) => {
        waiting.push(socket);
        next();
      });
    },
  });

/** Says 408 on a connection that was idle for a moment, and closes it. */
export const timesOut: Deviation['change'] = () => ({
  prepare: (server) => {
    const timers = new WeakMap<Socket, NodeJS.Timeout>();
    server.on('connection', (socket) => socket.once('close', () => clearTimeout(timers.get(socket))));
    server.prependListener('request', ({ socket }, outgoing) => {
      clearTimeout(timers.get(socket));
      outgoing.once('finish', () => {
        const expire = (): void =>
          void socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        timers.set(socket, setTimeout(expire, 60));
      });
    });
  },
});
