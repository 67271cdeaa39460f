import { purposes } from '../../suites/purposes.ts';
import { runDefaults } from '../config/defaults.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { hardFaults } from '../reference/faults/index.ts';
import type { Trial } from './trial.ts';

/** The first so many seeds. */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** As many generated cases as a run has by itself: what hides in histories needs them. */
const { runs } = runDefaults;

/** A fault that only certain histories show, with as many of them as a run has; undefined for another fault. */
export function hardTrialOf({ id }: Pick<Fault, 'id'>): Trial | undefined {
  const fault = hardFaults.find((row) => row.id === id);
  return fault && { kind: 'fault', id, seed: 1, isBrief: true, runs, only: fault.caughtBy };
}

/** The same with other seeds: the first purpose named for it has to find it by itself. */
export const seedTrialsOf = ({ id, caughtBy }: Fault, count: number): readonly Trial[] =>
  upTo(count).map((seed) => ({ kind: 'fault', id, seed, runs, only: caughtBy.slice(0, 1), isRaw: true }));

/** Where requests compete, chance does more than the seed: a few times will do. */
const competing: readonly string[] = ['REG/BO/{parallel,crossing}*', 'DEREG/BO/{parallel-*,stays-gone}'];
const competitions = 5;

/** All generated cases. */
const generated = purposes.filter(({ input }) => input !== undefined).map(({ id }) => id);

const seededBy = (seed: number): readonly string[] => [...generated, ...(seed > competitions ? [] : competing)];

/** The same with other seeds, for the purposes that a seed matters to. */
export const seededTrials = (trial: Trial, count: number): readonly Trial[] =>
  upTo(count).map((seed) => ({ ...trial, seed, isBrief: false, runs: 5, only: seededBy(seed) }));
