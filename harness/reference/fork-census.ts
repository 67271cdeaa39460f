import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Said } from './census-process.ts';

type Of<K extends Said['kind']> = Extract<Said, { readonly kind: K }>;

/** A reference server in a process of its own that counts its guests; `reached` resolves at the request with that number, 0 at once. */
export async function forkCensus(request: number) {
  const child = fork(fileURLToPath(new URL('./census-process.ts', import.meta.url)), [String(request)]);
  const { url } = await said(child, 'url');
  return {
    url,
    reached: request === 0 ? Promise.resolve() : said(child, 'reached'),
    async count(): Promise<Of<'count'>> {
      const told = said(child, 'count');
      child.send('count');
      return told;
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

function said<K extends Said['kind']>(child: ChildProcess, kind: K): Promise<Of<K>> {
  return new Promise((resolve) => {
    child.on('message', (what: Said) => {
      if (what.kind === kind) resolve(what as Of<K>);
    });
  });
}
