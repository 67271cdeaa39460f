import { runDefaults } from '../config/defaults.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { hardFaults } from '../reference/faults/index.ts';
import { variants } from '../reference/variants/index.ts';
import type { Trial } from './trial.ts';

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Those that judge by a model of the server. */
const modelPurposes: readonly string[] = [
  'REG/BO/any-*',
  'REG/BO/parallel-*',
  'REG/BO/crossing',
  'DEREG/BO/parallel-*',
];

/** As many generated cases as a run has by itself: what hides in histories needs them. */
const { runs } = runDefaults;

/** A fault that only certain histories show, with as many of them as a run has; undefined for another fault. */
export function hardTrialOf({ id }: Pick<Fault, 'id'>): Trial | undefined {
  const fault = hardFaults.find((row) => row.id === id);
  return fault && { kind: 'fault', id, seed: 1, isBrief: true, runs, only: fault.caughtBy };
}

/** The same with other seeds, for the purposes named for it only. */
export const seedTrialsOf = ({ id, caughtBy }: Fault, count: number): readonly Trial[] =>
  seeds(count).map((seed) => ({ kind: 'fault', id, seed, runs, only: caughtBy }));

/** Every hard fault with 100 seeds, and every legal variant and bad weather with 50 for the purposes with a model. */
export const hardTrials: readonly Trial[] = [
  ...hardFaults.flatMap((fault) => seedTrialsOf(fault, 100).slice(1)),
  ...[...variants.map(({ id }): Trial => ({ kind: 'variant', id, seed: 1 })), reference()].flatMap((trial) =>
    seeds(50).map((seed): Trial => ({ ...trial, seed, runs, only: modelPurposes })),
  ),
];

function reference(): Trial {
  return { kind: 'reference', id: 'reference', seed: 1, disturbance: 'resets' };
}
