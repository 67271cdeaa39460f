import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bareHttp1, bareHttp2, type Loop } from './bare.ts';
import { ratio, type Row } from './row.ts';
import { validated } from './validated.ts';

const stub = fileURLToPath(new URL('stub.ts', import.meta.url));

/** A stub in a process of its own, until the returned function ends it. */
export function served(version: '1.1' | '2', delayMs = 0): Promise<{ readonly url: string } & Disposable> {
  const child: ChildProcess = fork(stub, [version, String(delayMs)]);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', ({ url }: { readonly url: string }) => {
      resolve({ url, [Symbol.dispose]: () => void child.kill() });
    });
  });
}

/** Microseconds an exchange, `concurrency` of them at a time. */
async function timed(loop: Loop, count: number, concurrency: number): Promise<number> {
  let turn = 0;
  const started = performance.now();
  const worker = async (): Promise<void> => {
    while (turn < count) await loop.exchange(turn++);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return ((performance.now() - started) * 1000) / count;
}

/** What an exchange with full validation costs, against a loop that only sends and reads, over the same wire. */
export async function costs(rounds: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const version of ['1.1', '2'] as const)
    for (const concurrency of [1, 8]) {
      using server = await served(version);
      await using bare = version === '2' ? bareHttp2(server.url) : bareHttp1(server.url, concurrency);
      await using ours = await validated(server.url, version);
      const count = 1000 * concurrency;
      for (const loop of [bare, ours]) await timed(loop, 2 * count, concurrency);
      const pairs: (readonly [number, number])[] = [];
      for (let round = 0; round < rounds; round++)
        pairs.push([await timed(ours, count, concurrency), await timed(bare, count, concurrency)]);
      rows.push(ratio(`an exchange, HTTP/${version}, ${concurrency} at a time, against a bare loop`, 'µs', pairs));
    }
  return rows;
}
