import { hash } from 'node:crypto';
import type { Generated } from '../../reports/report.ts';

/** More different values than this are not told apart: a tally stays small however long it counts. */
export const mostDistinct = 20_000;

/** Counts what property-based purposes generate. */
export class Tally {
  #cases = 0;
  #valid = 0;
  readonly #classes: Map<string, number>;
  readonly #seen = new Set<number>();

  /** Expected classes are there from the start, so that one that stays empty shows. */
  constructor(expected: readonly string[] = []) {
    this.#classes = new Map(expected.filter(isNoted).map((label) => [label, 0]));
  }

  get cases(): number {
    return this.#cases;
  }

  add(classes: readonly string[], printed: string): void {
    this.#cases += 1;
    if (classes.includes('valid')) this.#valid += 1;
    for (const label of new Set(classes.filter(isNoted))) this.#classes.set(label, (this.#classes.get(label) ?? 0) + 1);
    if (this.#seen.size < mostDistinct) this.#seen.add(hash('sha1', printed, 'buffer').readInt32BE(0));
  }

  /** Undefined where nothing was generated or expected. */
  get generated(): Generated | undefined {
    if (this.#cases === 0 && this.#classes.size === 0) return undefined;
    return {
      cases: this.#cases,
      valid: this.#valid,
      distinct: this.#seen.size,
      classes: Object.fromEntries(this.#classes),
    };
  }
}

/** Validity has a count of its own. */
const isNoted = (label: string): boolean => label !== 'valid';
