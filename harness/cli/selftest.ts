import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { qualityLines, qualityScope } from '../../reports/quality.ts';
import { globOf } from '../engine/glob.ts';
import { version } from '../engine/version.ts';
import { cardOf } from '../selftest/card.ts';
import { performed } from '../selftest/crew.ts';
import { brokenPromises } from '../selftest/promise.ts';
import { nameOf, type Trial, type TrialOutcome } from '../selftest/trial.ts';
import { deepTrials, quickTrials } from '../selftest/trials.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';
import { paceOf } from './pace.ts';
import type { SelftestOptions } from './program.ts';
import { note } from './progress.ts';
import { showTrial } from './show-trial.ts';

/** Runs the suite against all our servers, right and wrong, prints the quality card and writes it; 1 when a promise is broken. */
export async function selftestCommand(options: SelftestOptions): Promise<number> {
  const { deep = false, only, out } = options;
  const trials = trialsOf(options);
  if (only === undefined) await demandWritable(out);
  const outcomes: TrialOutcome[] = [];
  const pace = paceOf(trials.length);
  for await (const outcome of performed(trials, 3)) {
    outcomes.push(outcome);
    const [broken] = brokenPromises(outcome);
    if (broken !== undefined) note(`BROKEN  ${nameOf(outcome.trial)}: ${broken}`);
    pace.step(nameOf(outcome.trial));
  }
  pace.end();
  const seldom = cardOf(outcomes, deep ? 'deep' : 'quick', version).hard?.seldom ?? [];
  if (only === undefined) {
    const card = cardOf(outcomes, deep ? 'deep' : 'quick', version);
    for (const [what, result] of qualityLines(card)) console.log(`${what.padEnd(47)}  ${result}`);
    for (const { purpose, reason } of card.purposes?.catchNothing ?? [])
      console.log(`Catches none: ${purpose}${reason === undefined ? '' : `: ${reason}`}`);
    console.log(qualityScope(card));
    await writeWhole(out, `${JSON.stringify(card, undefined, 2)}\n`);
  }
  console.log(`${trials.length} trials in ${pace.seconds} s${only === undefined ? `, the card is in ${out}` : ''}`);
  return judged(outcomes, seldom);
}

function trialsOf({ deep = false, seeds, only }: SelftestOptions): readonly Trial[] {
  if (!/^\d{1,3}$/.test(seeds) || Number(seeds) < 1)
    throw new UsageError([`--seeds: expected an integer from 1 to 999, got ${JSON.stringify(seeds)}`]);
  const trials = deep ? deepTrials(Number(seeds)) : quickTrials;
  if (only === undefined) return trials;
  const idle = only.filter((pattern) => !trials.some((trial) => globOf(pattern)(nameOf(trial))));
  if (idle.length > 0)
    throw new UsageError(
      idle.map(
        (pattern) => `--only: ${JSON.stringify(pattern)} matches no trial, such as ${nameOf(trials[0] as Trial)}`,
      ),
    );
  return trials.filter((trial) => only.some((pattern) => globOf(pattern)(nameOf(trial))));
}

/** Before it takes long, not after. */
async function demandWritable(out: string): Promise<void> {
  try {
    await access(dirname(resolve(out)), constants.W_OK);
  } catch (error) {
    throw new UsageError([`--out: ${out} cannot be written: ${(error as Error).message}`]);
  }
}

function judged(outcomes: readonly TrialOutcome[], seldom: readonly string[]): number {
  if (seldom.length > 0) console.log(`Found in less than 95 % of the seeds: ${seldom.join(' ')}`);
  const broken = outcomes.filter((outcome) => brokenPromises(outcome).length > 0);
  for (const outcome of broken) console.log(brokenText(outcome));
  console.log(
    broken.length === 0
      ? 'The suite keeps its promises: each wrong server is caught for the stated reason, and no right one fails.'
      : `The suite does not keep its promises in ${broken.length} of ${outcomes.length} trials.`,
  );
  return broken.length + seldom.length === 0 ? 0 : 1;
}

function brokenText(outcome: TrialOutcome): string {
  const reasons = brokenPromises(outcome);
  const shown = reasons.slice(0, 5).map((reason) => `  ${reason}`);
  const more = reasons.length > shown.length ? [`  … ${reasons.length - shown.length} more`] : [];
  const commands = showTrial(outcome.trial).map((command) => `  $ ${command}`);
  return [`BROKEN  ${nameOf(outcome.trial)}`, ...shown, ...more, ...commands].join('\n');
}
