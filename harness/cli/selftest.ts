import { writeFile } from 'node:fs/promises';
import { qualityLines } from '../../reports/quality.ts';
import { version } from '../engine/version.ts';
import { cardOf } from '../selftest/card.ts';
import { performed } from '../selftest/crew.ts';
import { brokenPromises } from '../selftest/promise.ts';
import { showCommand, nameOf } from '../selftest/show-command.ts';
import type { TrialOutcome } from '../selftest/trial.ts';
import { deepTrials, quickTrials } from '../selftest/trials.ts';
import type { SelftestOptions } from './program.ts';

/** Runs the suite against all our servers, right and wrong, prints the quality card and writes it; 1 when it is not clean. */
export async function selftestCommand({ deep = false, out }: SelftestOptions): Promise<number> {
  const trials = deep ? deepTrials : quickTrials;
  const outcomes: TrialOutcome[] = [];
  const started = performance.now();
  for await (const outcome of performed(trials)) {
    outcomes.push(outcome);
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r\u001b[K[${outcomes.length}/${trials.length}]  ${outcome.trial.kind} ${outcome.trial.id}`,
      );
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const card = cardOf(outcomes, deep ? 'deep' : 'quick', version);
  await writeFile(out, `${JSON.stringify(card, undefined, 2)}\n`);
  for (const [what, result] of qualityLines(card)) console.log(`${what.padEnd(38)}  ${result}`);
  if (card.purposes.catchNothing.length > 0) console.log(`catches nothing: ${card.purposes.catchNothing.join(' ')}`);
  console.log(`${trials.length} trials in ${Math.round((performance.now() - started) / 1000)} s, written to ${out}`);
  const broken = outcomes.filter((outcome) => brokenPromises(outcome).length > 0);
  for (const outcome of broken) console.log(brokenText(outcome));
  console.log(
    broken.length === 0
      ? 'The suite keeps its promises: it catches every fault for the stated reason and fails no right server.'
      : `The suite does not keep its promises in ${broken.length} of ${trials.length} trials.`,
  );
  return broken.length === 0 ? 0 : 1;
}

function brokenText(outcome: TrialOutcome): string {
  const reasons = brokenPromises(outcome);
  const shown = reasons.slice(0, 5).map((reason) => `  ${reason}`);
  const more = reasons.length > shown.length ? [`  … ${reasons.length - shown.length} more`] : [];
  return [`BROKEN  ${nameOf(outcome.trial)}`, ...shown, ...more, `  see it: ${showCommand(outcome.trial)}`].join('\n');
}
