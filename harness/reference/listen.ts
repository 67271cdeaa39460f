import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { UsageError } from '../usage-error.ts';

/** A server that listens; closing it ends all of its connections. */
export interface Listening extends AsyncDisposable {
  readonly url: string;
  close(): Promise<void>;
}

/** Listens on the loopback address; rejects with a UsageError when the port is taken. */
export async function listen(server: Server, port: number, scheme: 'http' | 'https' = 'http'): Promise<Listening> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError([`reference server: port ${port} cannot be used (${message}); choose another one`]);
  }
  const close = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  const url = `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, close, [Symbol.asyncDispose]: close };
}
