import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { root } from '../root.ts';
import type { Trial, TrialOutcome } from './trial.ts';

type Answer = { readonly outcome: TrialOutcome } | { readonly trial: Trial; readonly error: string };

/** A process that takes trials, and the next of them for it. */
interface Post {
  worker: ChildProcess;
  readonly next: () => Trial | undefined;
}

/**
 * Runs trials in processes of their own; outcomes come as they are known. The first trials wait most: half of the processes
 * begin with them, and the others with the last ones, so that the cores are busy meanwhile. A trial that goes wrong, or takes
 * its process along, ends with an error and costs no other. `perCore` processes share a core: the more of their time they wait,
 * the more of them keep it busy.
 */
export async function* performed(trials: readonly Trial[], perCore = 2): AsyncGenerator<TrialOutcome> {
  const waiting = [...trials];
  const posts = Array.from({ length: Math.min(perCore * availableParallelism(), trials.length) }, (_, at): Post => {
    return { worker: begun(), next: () => (at % 2 === 0 ? waiting.shift() : waiting.pop()) };
  });
  try {
    const running = new Map<Post, Promise<readonly [Post, TrialOutcome]>>();
    const give = (post: Post): void => {
      const trial = post.next();
      if (trial === undefined) running.delete(post);
      else running.set(post, asked(post, trial));
    };
    for (const post of posts) give(post);
    while (running.size > 0) {
      const [post, outcome] = await Promise.race(running.values());
      give(post);
      yield outcome;
    }
  } finally {
    for (const { worker } of posts) worker.kill();
  }
}

const begun = (): ChildProcess =>
  fork(
    fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? 'harness/selftest/worker.ts' : 'harness/worker.js', root)),
  );

function asked(post: Post, trial: Trial): Promise<readonly [Post, TrialOutcome]> {
  const { worker } = post;
  return new Promise((resolve) => {
    const ended = (code: number | null, signal: string | null): void => {
      post.worker = begun();
      settle({ trial, error: `its process ended with ${signal ?? code}` });
    };
    const settle = (answer: Answer): void => {
      worker.off('exit', ended).off('message', settle);
      resolve([post, 'error' in answer ? failed(answer) : answer.outcome]);
    };
    worker.once('exit', ended).once('message', settle);
    worker.send(trial);
  });
}

const failed = ({ trial, error }: Extract<Answer, { readonly error: string }>): TrialOutcome => ({
  trial,
  exitCode: 5,
  sentence: error,
  alarms: [{ purpose: 'the trial itself', verdict: 'error', level: 'shall', text: error }],
  ran: [],
  durationMs: 0,
});
