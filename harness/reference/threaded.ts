import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Listening } from './listen.ts';
import type { ThreadOptions } from './thread.ts';

/** Starts the reference server in a thread of its own, so that it answers while the suite goes on; rejects with what went wrong in it. */
export async function startThreaded(options: ThreadOptions): Promise<Listening> {
  const file = import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js';
  const worker = new Worker(new URL(file, import.meta.url), { workerData: options });
  const [url] = (await once(worker, 'message')) as [string];
  const close = async (): Promise<void> => {
    await worker.terminate();
  };
  return { url, close, [Symbol.asyncDispose]: close };
}
