import { expect, test } from 'vitest';
import { performed } from './crew.ts';
import { brokenPromises } from './promise.ts';
import type { Trial, TrialOutcome } from './trial.ts';

test('a trial that goes wrong is a broken promise, and the others end as they do', async () => {
  const only = ['REG/BV/minimal'];
  const trials: readonly Trial[] = [
    { kind: 'fault', id: 'no-such-fault', seed: 1 },
    { kind: 'variant', id: 'created-200', seed: 1, only },
    { kind: 'reference', id: 'reference', seed: 1, only },
  ];
  const outcomes = new Map<string, TrialOutcome>();
  for await (const outcome of performed(trials)) outcomes.set(outcome.trial.id, outcome);
  const wrong = outcomes.get('no-such-fault') as TrialOutcome;
  expect(brokenPromises(wrong).join()).toMatch(/error the trial itself: .*no-such-fault/s);
  expect([outcomes.get('created-200')?.exitCode, outcomes.get('reference')?.exitCode, outcomes.size]).toEqual([
    4, 4, 3,
  ]);
});
