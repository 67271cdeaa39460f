import { brokenPromises } from './promise.ts';
import { runTrial, type Trial, type TrialOutcome } from './trial.ts';

/**
 * Runs a trial; a fault that is not found as promised by a part of the suite is looked for with more of it, as what only
 * many requests bring about.
 */
export async function perform(trial: Trial): Promise<TrialOutcome> {
  const outcome = await runTrial(trial);
  const wider = widerThan(trial);
  return wider === undefined || brokenPromises(outcome).length === 0 ? outcome : perform(wider);
}

function widerThan({ only, ...trial }: Trial): Trial | undefined {
  if (trial.kind !== 'fault' || trial.isBrief !== true) return undefined;
  return only === undefined ? { ...trial, isBrief: false } : trial;
}
