import type { QualityCard } from '../../reports/quality.ts';
import { purposes } from '../../suites/purposes.ts';
import { faults } from '../reference/faults/index.ts';
import { hardTrialOf } from './hard.ts';
import { brokenPromises, hits } from './promise.ts';
import { type Alarm, nameOf, type Trial, type TrialOutcome } from './trial.ts';

/** The quality card that follows from the outcomes, whatever order they came in. */
export function cardOf(outcomes: readonly TrialOutcome[], mode: QualityCard['mode'], version: string): QualityCard {
  const of = (kind: Trial['kind']): readonly TrialOutcome[] => outcomes.filter(({ trial }) => trial.kind === kind);
  return {
    schemaVersion: 1,
    version,
    mode,
    runs: outcomes.length,
    faults: faultsOf(of('fault').filter(({ trial }) => trial.seed === 1)),
    ...hardOf(of('fault').filter(({ trial }) => hardTrialOf(trial) !== undefined)),
    ...purposesOf(of('fault').filter(({ trial }) => trial.seed === 1)),
    variants: variantsOf(of('variant')),
    degenerate: degenerateOf(of('null')),
    stability: stabilityOf(of('reference')),
    broken: outcomes.filter((outcome) => brokenPromises(outcome).length > 0).map(({ trial }) => nameOf(trial)),
  };
}

const failures = ({ alarms }: TrialOutcome): readonly Alarm[] => alarms.filter(({ verdict }) => verdict === 'fail');

function faultsOf(outcomes: readonly TrialOutcome[]): QualityCard['faults'] {
  const judged = faults.flatMap((fault) => {
    const outcome = outcomes.find(({ trial }) => trial.id === fault.id);
    if (outcome === undefined) return [];
    const { level } = outcome;
    const found = hits(outcome, fault);
    const isDetected = level === 'shall' ? outcome.exitCode === 1 : found.length > 0;
    const isNamed = fault.caughtBy.every((id) => found.some(({ purpose }) => purpose === id));
    return [{ id: fault.id, level, isDetected, isForReason: isDetected && found.length > 0, isNamed }];
  });
  const binding = judged.filter(({ level }) => level === 'shall');
  const count = (rows: typeof judged, claim: 'isDetected' | 'isForReason' | 'isNamed'): number =>
    rows.filter((row) => row[claim]).length;
  return {
    total: judged.length,
    detected: count(judged, 'isDetected'),
    shall: binding.length,
    shallDetected: count(binding, 'isDetected'),
    forStatedReason: count(judged, 'isForReason'),
    byNamedPurposes: count(judged, 'isNamed'),
    wholeSuite: outcomes.filter(({ trial }) => isWhole(trial)).length,
    undetected: judged.filter(({ isDetected }) => !isDetected).map(({ id }) => id),
    otherReason: judged.filter(({ isDetected, isForReason }) => isDetected && !isForReason).map(({ id }) => id),
  };
}

/** Nothing where one seed is all there is. */
function hardOf(outcomes: readonly TrialOutcome[]): Pick<QualityCard, 'hard'> {
  const isFound = (outcome: TrialOutcome): boolean => failures(outcome).length > 0;
  const rows = [...Map.groupBy(outcomes, ({ trial }) => trial.id)];
  if (rows.every(([, own]) => own.length === 1)) return {};
  const seldom = rows.filter(([, own]) => own.filter(isFound).length < 0.95 * own.length).map(([id]) => id);
  return { hard: { total: rows.length, runs: outcomes.length, found: outcomes.filter(isFound).length, seldom } };
}

const isWhole = ({ only, isBrief }: Trial): boolean => only === undefined && isBrief !== true;

/** Nothing where the purposes met only faults that they are named for. */
function purposesOf(outcomes: readonly TrialOutcome[]): Pick<QualityCard, 'purposes'> {
  if (!outcomes.every(({ trial }) => isWhole(trial))) return {};
  const catchers = outcomes.map((outcome) => new Set(failures(outcome).map(({ purpose }) => purpose)));
  const useful = new Set(catchers.flatMap((set) => [...set]));
  const alone = new Set(catchers.filter((set) => set.size === 1).flatMap((set) => [...set]));
  const ran = new Set(outcomes.flatMap((outcome) => outcome.ran));
  return {
    purposes: {
      total: ran.size,
      onlyCatcher: alone.size,
      catchNothing: purposes
        .filter(({ id }) => ran.has(id) && !useful.has(id))
        .map(({ id, unproven }) => ({ purpose: id, ...(unproven !== undefined && { reason: unproven }) })),
    },
  };
}

function variantsOf(outcomes: readonly TrialOutcome[]): QualityCard['variants'] {
  const alarms = outcomes.filter(
    (outcome) => outcome.exitCode === 1 || failures(outcome).some(({ level }) => level === 'shall'),
  );
  return {
    total: new Set(outcomes.map(({ trial }) => trial.id)).size,
    runs: outcomes.length,
    wholeSuite: outcomes.filter(({ trial }) => isWhole(trial)).length,
    falseAlarms: alarms.length,
    // Rule of three: with no alarm in n runs, the rate lies below 3/n with a confidence of 95 %.
    ...(alarms.length === 0 &&
      outcomes.length > 0 && { falseAlarmRateBelow: Math.min(1, Math.ceil(30_000 / outcomes.length) / 10_000) }),
    alarmed: [...new Set(alarms.map(({ trial }) => trial.id))],
    notConformant: [
      ...new Set(
        outcomes
          .filter(({ exitCode, trial }) => exitCode !== 0 && trial.only === undefined)
          .map(({ trial }) => trial.id),
      ),
    ],
  };
}

const degenerateOf = (outcomes: readonly TrialOutcome[]): QualityCard['degenerate'] => ({
  total: outcomes.length,
  neverGreen: outcomes.filter(({ exitCode }) => exitCode !== 0).length,
  exitCodes: Object.fromEntries(
    outcomes
      .map(({ trial, exitCode }) => [trial.id, exitCode] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  ),
});

function stabilityOf(outcomes: readonly TrialOutcome[]): QualityCard['stability'] {
  const row = (chosen: (trial: Trial) => boolean) => {
    const runs = outcomes.filter(({ trial }) => chosen(trial));
    return {
      runs: runs.length,
      wrongFails: runs.filter((outcome) => failures(outcome).length > 0).length,
      inconclusive: runs.filter(({ alarms }) => alarms.some(({ verdict }) => verdict === 'inconc')).length,
      conformant: runs.filter(({ exitCode }) => exitCode === 0).length,
    };
  };
  return {
    seeds: row(({ isShuffled, disturbance }) => isShuffled !== true && disturbance === undefined),
    orders: row(({ isShuffled }) => isShuffled === true),
    jitter: row(({ disturbance }) => disturbance === 'jitter'),
    resets: row(({ disturbance }) => disturbance === 'resets'),
  };
}
