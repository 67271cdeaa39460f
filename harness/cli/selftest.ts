import { writeFile } from 'node:fs/promises';
import { qualityLines } from '../../reports/quality.ts';
import { version } from '../engine/version.ts';
import { cardOf } from '../selftest/card.ts';
import { performed } from '../selftest/crew.ts';
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
  const lists = {
    undetected: card.faults.undetected,
    'for another reason': card.faults.otherReason,
    'false alarm': card.variants.alarmed,
    'catches nothing': card.purposes.catchNothing,
  };
  for (const [what, ids] of Object.entries(lists)) if (ids.length > 0) console.log(`${what}: ${ids.join(' ')}`);
  const wrong = Object.values(card.stability).reduce((sum, { wrongFails }) => sum + wrongFails, 0);
  const isClean =
    card.faults.shallDetected === card.faults.shall &&
    card.variants.falseAlarms + wrong === 0 &&
    card.degenerate.neverGreen === card.degenerate.total;
  console.log(`${trials.length} trials in ${Math.round((performance.now() - started) / 1000)} s, written to ${out}`);
  console.log(
    isClean
      ? 'The suite catches every fault that breaks a shall and fails no right server.'
      : 'The suite does not keep its promises.',
  );
  return isClean ? 0 : 1;
}
