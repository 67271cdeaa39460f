import type { Fault } from '../reference/faults/fault.ts';
import { hardFaults } from '../reference/faults/index.ts';
import { performed } from './crew.ts';
import { seedTrialsOf } from './hard.ts';
import { hits } from './promise.ts';
import type { TrialOutcome } from './trial.ts';

/** In how many of the seeds a hard fault is found, for its reason and at all, and by whom. */
async function measure(pattern: RegExp, seeds: number, only: readonly string[]): Promise<void> {
  for (const fault of hardFaults.filter(({ id }) => pattern.test(id))) {
    const outcomes: TrialOutcome[] = [];
    for await (const outcome of performed(
      seedTrialsOf({ ...fault, ...(only.length > 0 && { caughtBy: only }) }, seeds),
    ))
      outcomes.push(outcome);
    process.stdout.write(`${lineOf(fault, outcomes)}\n`);
  }
}

function lineOf(fault: Fault, outcomes: readonly TrialOutcome[]): string {
  const failures = outcomes.flatMap(({ alarms }) => alarms.filter(({ verdict }) => verdict === 'fail'));
  const found = outcomes.filter(({ alarms }) => alarms.some(({ verdict }) => verdict === 'fail')).length;
  const forReason = outcomes.filter((outcome) => hits(outcome, fault).length > 0).length;
  const groups = Map.groupBy(failures, ({ purpose, requirement }) => `${purpose} ${requirement}`);
  const by = [...groups].toSorted(([, one], [, other]) => other.length - one.length);
  const texts = by.slice(0, 6).map(([what, { length }]) => `${what} ${length}x`);
  return `${forReason}/${found}/${outcomes.length}  ${fault.id}  ${fault.requirement}  ${texts.join(', ')}`;
}

const [, , pattern = '', seeds = '20', ...only] = process.argv;
await measure(new RegExp(pattern), Number(seeds), only);
