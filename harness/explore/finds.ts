import { kindOf } from '../../reports/kind.ts';
import type { Find, Result } from '../../reports/report.ts';

/** More kinds of failure than this are counted, not kept: whoever has so many looks at the first ones. */
const mostKept = 50;

/** Failures by their kind: the first of each is kept, the others are counted. */
export class Finds {
  readonly #kept = new Map<string, Find>();
  #others = 0;

  /** True for the first of its kind; it may stand for several that were counted before. */
  add(result: Result, times = 1): boolean {
    const kind = kindOf(result);
    const known = this.#kept.get(kind);
    if (known === undefined && this.#kept.size >= mostKept) {
      this.#others += 1;
      return false;
    }
    this.#kept.set(kind, { times: (known?.times ?? 0) + times, result: known?.result ?? result });
    return known === undefined;
  }

  /** Puts a better account of the same failure in its place. */
  replace(before: Result, after: Result): void {
    const kind = kindOf(before);
    const known = this.#kept.get(kind);
    if (known !== undefined) this.#kept.set(kind, { ...known, result: after });
  }

  get kept(): readonly Find[] {
    return [...this.#kept.values()];
  }

  get others(): number {
    return this.#others;
  }
}
