import type { Fault } from '../reference/faults/fault.ts';
import { faults } from '../reference/faults/index.ts';
import { variants } from '../reference/variants/index.ts';
import { type Disturbance, examine } from './examine.ts';

/** One run of the suite against one server of ours. */
export interface Trial {
  readonly kind: 'reference' | 'fault' | 'variant' | 'null';
  readonly id: string;
  readonly seed: number;
  /** Purposes in another order, and one after another. */
  readonly isShuffled?: boolean;
  readonly disturbance?: Disturbance;
}

/** What a trial came to; small enough to go from process to process. */
export interface TrialOutcome {
  readonly trial: Trial;
  readonly exitCode: number;
  readonly sentence: string;
  readonly failed: readonly { readonly purpose: string; readonly requirement: string; readonly level: string }[];
  readonly inconclusive: number;
  readonly errors: readonly string[];
}

/** Generated cases per property: enough to find what only they find, few enough for hundreds of trials. */
const runs = '10';

/** Runs the whole suite once; the server, the seed and the disturbances follow from the trial. */
export async function runTrial(trial: Trial): Promise<TrialOutcome> {
  const { kind, id, seed, isShuffled = false, disturbance } = trial;
  const rows: readonly Partial<Fault>[] = kind === 'fault' ? faults : kind === 'variant' ? variants : [];
  const { pics, binding } = rows.find((row) => row.id === id) ?? {};
  const report = await examine(kind === 'reference' ? {} : { [kind]: id }, {
    seed: String(seed),
    runs,
    answerMs: kind === 'null' ? 200 : 1000,
    ...(pics && { pics }),
    ...(binding !== undefined && { binding }),
    ...(isShuffled && { shuffle: seed }),
    ...(disturbance && { disturbance }),
  });
  return {
    trial,
    exitCode: report.exitCode,
    sentence: report.sentence,
    failed: report.results.flatMap(({ purpose, verdict, failure, provisional }) =>
      verdict === 'fail' && failure !== undefined && !provisional
        ? [{ purpose, requirement: failure.requirement, level: failure.level }]
        : [],
    ),
    inconclusive: report.counts.inconc,
    errors: report.results.filter(({ verdict }) => verdict === 'error').map(({ purpose }) => purpose),
  };
}
