import { brokenPromises } from './promise.ts';
import { runTrial, type Trial, type TrialOutcome } from './trial.ts';

/**
 * Runs a trial; a fault that the brief suite does not find as promised is looked for with the whole suite, as what only
 * many requests bring about.
 */
export async function perform(trial: Trial): Promise<TrialOutcome> {
  const outcome = await runTrial(trial);
  if (trial.kind !== 'fault' || trial.isBrief !== true || brokenPromises(outcome).length === 0) return outcome;
  return runTrial({ ...trial, isBrief: false });
}
