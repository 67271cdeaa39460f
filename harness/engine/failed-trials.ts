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
  /** What the purpose had used before the last attempt of a trial. */
  used: Used = { ues: 0, texts: 0 };
  /** The same of the trial that holds the others. */
  began: Used = { ues: 0, texts: 0 };
  #depth = 0;
  readonly #trials = new WeakMap<Failure, FailedTrial>();

  /** A trial begins, which may lie within another one. */
  enter(): void {
    this.#depth += 1;
  }

  /** The trial is attempted, once or again. */
  attempt(used: Used): void {
    this.used = used;
    if (this.#depth === 1) this.began = used;
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** What a trial within another one threw is the inner one's. */
  add(error: unknown, records: readonly ExchangeRecord[]): void {
    if (error instanceof Failure && !this.#trials.has(error))
      this.#trials.set(error, { records: [...records], used: this.used });
  }

  /** Undefined for a failure that no trial threw, such as the end of a server. */
  of(failure: Failure | undefined): FailedTrial | undefined {
    return failure && this.#trials.get(failure);
  }
}
