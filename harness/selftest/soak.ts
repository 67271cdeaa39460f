import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';

/** One look at the memory of this process, in MB, and at how far the exploration is. */
interface Sample {
  readonly seconds: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly cases: number;
}

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;

/** Explores the reference server, in a process of its own, and prints what memory it takes on the way. */
async function soak(duration: string): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), ['serve']);
  try {
    const [{ url }] = (await once(child, 'message')) as [{ readonly url: string }];
    const config = await configOf({ name: '', text: '' }, { target: url, only: ['*/any-*'], explore: duration }, {});
    await using rig = await mountRig(config, { replay: (purpose) => purpose });
    const started = performance.now();
    let cases = 0;
    const look = (): boolean =>
      print({ seconds: Math.round((performance.now() - started) / 1000), ...memory(), cases });
    const timer = setInterval(look, 5000);
    for await (const event of run(rig)) {
      if (event.kind === 'exploring') ({ cases } = event.exploration);
      if (event.kind === 'report') process.stdout.write(`${JSON.stringify(event.report.exploration)}\n`);
    }
    clearInterval(timer);
  } finally {
    child.kill();
  }
}

/** What is in use, garbage left out. */
function memory(): Pick<Sample, 'rss' | 'heapUsed'> {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss: megabytes(rss), heapUsed: megabytes(heapUsed) };
}

const print = (sample: Sample): boolean => process.stdout.write(`${JSON.stringify(sample)}\n`);

if (process.argv[2] === 'serve') process.send?.({ url: (await startReference()).url });
else await soak(process.argv[2] ?? '2m');
