import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Trial, TrialOutcome } from './trial.ts';

type Answer = { readonly outcome: TrialOutcome } | { readonly trial: Trial; readonly error: string };

/**
 * Runs trials in processes of their own; outcomes come as they are known. The first trials wait most: half of the processes
 * begin with them, and the others with the last ones, so that the cores are busy meanwhile.
 */
export async function* performed(trials: readonly Trial[]): AsyncGenerator<TrialOutcome> {
  const file = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url));
  const workers = Array.from({ length: Math.min(2 * availableParallelism(), trials.length) }, () => fork(file));
  try {
    const waiting = [...trials];
    const running = new Map<ChildProcess, Promise<readonly [ChildProcess, Answer]>>();
    const give = (worker: ChildProcess): void => {
      const trial = workers.indexOf(worker) % 2 === 0 ? waiting.shift() : waiting.pop();
      if (trial === undefined) running.delete(worker);
      else running.set(worker, asked(worker, trial));
    };
    for (const worker of workers) give(worker);
    while (running.size > 0) {
      const [worker, answer] = await Promise.race(running.values());
      give(worker);
      if ('error' in answer) throw new Error(`${answer.trial.kind} ${answer.trial.id}: ${answer.error}`);
      yield answer.outcome;
    }
  } finally {
    for (const worker of workers) worker.kill();
  }
}

function asked(worker: ChildProcess, trial: Trial): Promise<readonly [ChildProcess, Answer]> {
  return new Promise((resolve) => {
    const ended = (code: number | null): void => settle({ trial, error: `its process ended with ${code}` });
    const settle = (answer: Answer): void => {
      worker.off('exit', ended).off('message', settle);
      resolve([worker, answer]);
    };
    worker.once('exit', ended).once('message', settle);
    worker.send(trial);
  });
}
