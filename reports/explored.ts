import type { Result } from './result.ts';

/** How one purpose did in an exploration. */
export interface Explored {
  readonly purpose: string;
  readonly rounds: number;
  readonly cases: number;
  /** Rounds that failed. */
  readonly failures: number;
}

/** A failure that an exploration found: the first of its kind, and how often the kind came. */
export interface Find {
  readonly times: number;
  readonly result: Result;
}

/** What went on after the plan with ever new seeds. */
export interface Exploration {
  readonly askedMs: number;
  readonly durationMs: number;
  readonly ended: string;
  /** Seeds that were begun. */
  readonly rounds: number;
  readonly cases: number;
  readonly exchanges: number;
  readonly purposes: readonly Explored[];
  /** Rounds of a purpose without a verdict, and why the first of them had none. */
  readonly undecided: number;
  readonly reason?: string;
  readonly finds: readonly Find[];
  /** Failures of further kinds, too many to be kept. */
  readonly otherKinds: number;
}
