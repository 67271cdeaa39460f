import { boundsMs, bucketOf, type Latency, latencyOf, type Operation, operations } from '../../reports/latency.ts';

interface Dial {
  readonly counts: Uint32Array;
  unanswered: number;
  maxMs: number;
}

/** Fewer losses in a row may be chance. */
const fewSilences = 4;

/** Counts how long answers take, by operation; what it keeps does not grow with their number. */
export class Stopwatch {
  /** How many exchanges were answered so far. */
  answered = 0;
  /** How long was waited for whole answers that never came. */
  vainMs = 0;
  /** Waits in vain since the last answer, and when that came, on the clock of `performance.now()`. */
  #silences = 0;
  #answeredAt = performance.now();
  readonly #dials = new Map<Operation, Dial>();

  /** `ms` is undefined where no whole answer came, after so long in vain. */
  note(operation: Operation, ms: number | undefined, vainMs = 0): void {
    let dial = this.#dials.get(operation);
    if (dial === undefined) {
      dial = { counts: new Uint32Array(boundsMs.length), unanswered: 0, maxMs: 0 };
      this.#dials.set(operation, dial);
    }
    if (ms === undefined) {
      dial.unanswered += 1;
      this.vainMs += vainMs;
      this.#silences += 1;
      return;
    }
    this.answered += 1;
    this.#silences = 0;
    this.#answeredAt = performance.now();
    const at = bucketOf(ms);
    dial.counts[at] = (dial.counts[at] ?? 0) + 1;
    dial.maxMs = Math.max(dial.maxMs, ms);
  }

  /** Whether nobody got any answer for two deadlines, though several asked. */
  isDeaf(answerMs: number): boolean {
    return this.#silences >= fewSilences && performance.now() - this.#answeredAt >= 2 * answerMs;
  }

  /** How many exchanges there were in all. */
  get totals(): { readonly answered: number; readonly unanswered: number } {
    const dials = [...this.#dials.values()];
    return {
      answered: this.answered,
      unanswered: dials.reduce((sum, { unanswered }) => sum + unanswered, 0),
    };
  }

  /** The rows for the report, in the order of operations. */
  get rows(): readonly Latency[] {
    return operations.flatMap((operation) => {
      const dial = this.#dials.get(operation);
      if (dial === undefined) return [];
      const { counts, unanswered, maxMs } = dial;
      const buckets = boundsMs
        .map((upToMs, at) => ({ upToMs, count: counts[at] ?? 0 }))
        .filter(({ count }) => count > 0);
      return [latencyOf({ operation, unanswered, maxMs, buckets })];
    });
  }
}
