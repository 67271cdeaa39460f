import { setTimeout as sleep } from 'node:timers/promises';
import { Inconclusive } from '../../suites/verdict.ts';
import { UsageError } from '../usage-error.ts';

/** Why a run ends early. */
export interface Stop {
  readonly text: string;
  /** The error that is why, where one is: our own, or a UsageError. */
  readonly error?: unknown;
}

/** Ends a run early: nothing more is asked, and what was registered is removed, for a bounded time. */
export class Brake {
  readonly #graceMs: number;
  readonly #pulled = new AbortController();
  #stop: Stop | undefined;
  #until = Infinity;
  #left = 0;

  constructor(signal?: AbortSignal, graceMs = 10_000) {
    this.#graceMs = graceMs;
    const heed = (): void => this.pull(stopOf(signal?.reason));
    if (signal?.aborted === true) heed();
    else signal?.addEventListener('abort', heed, { once: true });
  }

  /** Why the run ends, once that is so. */
  get stop(): Stop | undefined {
    const hidden = this.#left === 0 ? '' : `; ${this.#left} UEs may still be registered`;
    return this.#stop && { ...this.#stop, text: this.#stop.text + hidden };
  }

  get isPulled(): boolean {
    return this.#stop !== undefined;
  }

  /** True once the time for tidying up is over. */
  get isSpent(): boolean {
    return performance.now() >= this.#until;
  }

  /** The first reason counts. */
  pull(stop: Stop): void {
    if (this.isPulled) return;
    this.#stop = stop;
    this.#until = performance.now() + this.#graceMs;
    this.#pulled.abort();
  }

  /** Throws Inconclusive once the run ends: what the caller was about to ask has no answer any more. */
  release(): void {
    if (this.#stop !== undefined) throw new Inconclusive('stopped', this.#stop.text);
  }

  /** Waits, but not beyond the end. */
  async wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#pulled.signal }).catch(() => undefined);
  }

  /** So many UEs were left behind, because tidying up took too long or was not answered. */
  leave(count: number): void {
    if (this.isPulled) this.#left += count;
  }
}

/** An AbortSignal gives an error of its own where nobody said why. */
function stopOf(reason: unknown): Stop {
  const isAsked = reason instanceof Error && reason.name === 'AbortError';
  return isAsked || reason === undefined ? { text: 'the run was interrupted' } : crashOf(reason);
}

/** The end of a run by an error: our own, unless it is a UsageError, which says whose it is. */
export const crashOf = (error: unknown): Stop => ({
  text:
    error instanceof UsageError
      ? error.message
      : `an error of the suite ended the run: ${error instanceof Error ? error.message : String(error)}`,
  error,
});
