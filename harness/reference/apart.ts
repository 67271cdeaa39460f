import { Worker } from 'node:worker_threads';
import type { Listening } from './listen.ts';
import type { ReferenceOptions } from './reference.ts';

/** Starts the reference server as startReference does, in a thread of its own, so that it takes no time from whoever asks it. */
export async function startApart(options: ReferenceOptions): Promise<Listening> {
  const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js';
  const thread = new Worker(new URL(file, import.meta.url), { workerData: options });
  const url = await new Promise<string>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
  });
  // Where it ends with an error, requests say so.
  thread.on('error', () => undefined);
  const close = async (): Promise<void> => void (await thread.terminate());
  return { url, close, [Symbol.asyncDispose]: close };
}
