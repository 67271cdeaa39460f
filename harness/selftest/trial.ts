import type { Report, Result } from '../../reports/report.ts';
import { faults } from '../reference/faults/index.ts';
import { sequence } from '../reference/faults/sequence.ts';
import { nullVerdicts } from '../reference/null/verdict.ts';
import { variants } from '../reference/variants/index.ts';
import { briefWith } from './brief.ts';
import { type Disturbance, type Examination, examine } from './examine.ts';

/** One run of the suite against one server of ours. */
export interface Trial {
  readonly kind: 'reference' | 'fault' | 'variant' | 'null';
  readonly id: string;
  readonly seed: number;
  /** Without what asks the same question about many more values. */
  readonly isBrief?: boolean;
  /** Some purposes only. */
  readonly only?: readonly string[];
  /** The wire, where it is not the usual one. */
  readonly binding?: string;
  /** Purposes in another order. */
  readonly isShuffled?: boolean;
  readonly disturbance?: Disturbance;
  /** Generated cases per property, where more than a few are needed. */
  readonly runs?: number;
  /** Whether the first counterexample will do. */
  readonly isRaw?: boolean;
}

/** What a trial is called in lists, and in `selftest --only`. */
export const nameOf = ({ kind, id, seed, binding, only, isShuffled = false, disturbance }: Trial): string =>
  [
    kind,
    ...(kind === 'reference' ? [] : [id]),
    ...(binding === undefined ? [] : [binding]),
    ...(only !== undefined && (kind === 'reference' || kind === 'variant') ? ['histories'] : []),
    `seed-${seed}`,
    ...(isShuffled ? ['shuffled'] : []),
    ...(disturbance ? [disturbance] : []),
  ].join('/');

/** One purpose that did not pass. */
export interface Alarm {
  readonly purpose: string;
  readonly verdict: Result['verdict'];
  readonly level: string;
  /** Where it failed. */
  readonly requirement?: string;
  readonly text: string;
}

/** What a trial came to; small enough to go from process to process. */
export interface TrialOutcome {
  readonly trial: Trial;
  readonly exitCode: number;
  readonly sentence: string;
  /** Every result but `pass` and `none`, in the order of the report. */
  readonly alarms: readonly Alarm[];
  /** The purposes that ran. */
  readonly ran: readonly string[];
  /** The level of the requirement that the fault breaks, under the PICS of the run. */
  readonly level?: string;
  readonly durationMs: number;
}

/** Generated cases per property: enough to find what only they find, few enough for hundreds of trials; fewer where it only is to pass. */
const fewFor = ({ kind, isBrief }: Trial): number => (kind === 'variant' && isBrief === true ? 5 : 10);

/** These leave requests without an answer, so that every wait lasts to its deadline. */
const silent = new Set([
  'error-mutes-connection',
  'h2-error-mutes-connection',
  'h2-stream-endless',
  'refusal-silent',
  'coap-refusal-silent',
  'coap-token-other-separate',
  'registration-silent',
  'empty-body-hangs',
  'each-40th-silent',
  'each-20th-removal-silent',
]);

/** Runs the suite once; the server, the seed, the purposes and the disturbances follow from the trial. */
export async function runTrial(trial: Trial): Promise<TrialOutcome> {
  const { kind, id } = trial;
  const started = performance.now();
  const report = await examine(kind === 'reference' ? {} : { [kind]: id }, examinationOf(trial));
  const broken = faults.find((fault) => kind === 'fault' && fault.id === id)?.requirement;
  const level = report.requirements.find((row) => row.id === broken)?.level;
  return {
    trial,
    exitCode: report.exitCode,
    sentence: report.sentence,
    alarms: alarmsOf(report),
    ran: report.results.map(({ purpose }) => purpose),
    ...(level !== undefined && { level }),
    durationMs: Math.round(performance.now() - started),
  };
}

/** How the server of a trial is examined. */
export function examinationOf(trial: Trial): Examination {
  const { kind, id, seed, only, isBrief = false, isRaw = false, isShuffled = false, disturbance } = trial;
  const fault = kind === 'fault' ? faults.find((row) => row.id === id) : undefined;
  const variant = variants.find((row) => kind === 'variant' && row.id === id);
  const deviation = fault ?? variant;
  const binding = trial.binding ?? deviation?.binding;
  const { pics, mounting } = deviation ?? {};
  const isSilent = kind === 'null' ? nullVerdicts[id]?.isSilent : silent.has(id);
  return {
    seed: String(seed),
    runs: String(trial.runs ?? fewFor(trial)),
    ...(only ? { only } : isBrief && briefWith(fault?.caughtBy ?? variant?.meets ?? [])),
    ...(isRaw && { shrinks: 0 }),
    ...(isSilent === true && { answerMs: 500 }),
    ...(variant?.settleMs !== undefined && { settleMs: variant.settleMs }),
    ...(variant?.release && { release: variant.release }),
    // What depends on the order of requests needs the same order in every run.
    ...(fault && sequence.includes(fault) && { concurrency: '1' }),
    ...(pics && { pics }),
    ...(mounting && { mounting }),
    ...(binding !== undefined && { binding }),
    ...(isShuffled && { shuffle: seed }),
    ...(disturbance && { disturbance }),
  };
}

const alarmsOf = ({ results }: Report): readonly Alarm[] =>
  results
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'none')
    .map(({ purpose, verdict, level, failure, reason }) => ({
      purpose,
      verdict,
      level,
      ...(failure && { requirement: failure.requirement }),
      text: failure?.got ?? reason ?? '',
    }));
