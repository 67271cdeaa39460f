import type { Used } from '../../reports/result.ts';
import { Failure } from '../../suites/verdict.ts';
import type { ExchangeRecord } from './record.ts';

/** A trial that failed: what was exchanged in it, and what the purpose had used before. */
export interface FailedTrial {
  readonly records: readonly ExchangeRecord[];
  readonly used: Used;
}

/** Which trial a failure comes from; others may have run since, as when a counterexample is asked for once more. */
export class FailedTrials {
  readonly #trials = new WeakMap<Failure, FailedTrial>();

  /** What a trial within another one threw is the inner one's. */
  add(error: unknown, { records, used }: FailedTrial): void {
    if (error instanceof Failure && !this.#trials.has(error)) this.#trials.set(error, { records: [...records], used });
  }

  /** Undefined for a failure that no trial threw, such as the end of a server. */
  of(failure: Failure | undefined): FailedTrial | undefined {
    return failure && this.#trials.get(failure);
  }
}
