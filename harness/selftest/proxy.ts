import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a network may do to a conversation. */
export interface Weather {
  /** Each chunk of bytes is late by up to so many milliseconds. */
  readonly jitterMs: number;
  /** The share of chunks in place of which the connection is reset. */
  readonly resets: number;
  readonly seed: number;
}

/** A proxy on loopback between the suite and a server, for bad weather; the same seed gives the same luck. */
export async function startProxy(
  target: string,
  weather: Weather,
): Promise<{ readonly url: string } & AsyncDisposable> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  const luck = luckOf(weather.seed);
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const upstream = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from);
      from.on('error', () => to.destroy()).on('close', () => open.delete(from));
      relay(from, to, { weather, luck });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Chunks are late but stay in their order; a reset ends both sides. */
function relay(
  from: Socket,
  to: Socket,
  { weather, luck }: { readonly weather: Weather; readonly luck: () => number },
): void {
  let last = Promise.resolve();
  from.setNoDelay(true);
  from.on('data', (chunk) => {
    if (luck() < weather.resets) {
      from.resetAndDestroy();
      to.resetAndDestroy();
      return;
    }
    const lateMs = luck() * weather.jitterMs;
    last = last.then(async () => {
      if (lateMs > 0) await sleep(lateMs);
      to.write(chunk);
    });
  });
  from.on('end', () => void last.then(() => to.end()));
}

/** Numbers from 0 to 1 from a seed (mulberry32). */
export function luckOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
