/** How many connections may be open at a time, those included that are kept without being used. */
export class Slots {
  readonly #usual: number;
  #most: number;
  #busy = 0;
  readonly #kept = new Map<string, () => void>();
  readonly #waiting: (() => void)[] = [];

  constructor(usual = Infinity) {
    this.#usual = usual;
    this.#most = usual;
  }

  /** Whether none is worth keeping that is not asked for by its label. */
  get areFew(): boolean {
    return this.#most !== Infinity;
  }

  /** Without a number there may be as many as in the beginning. */
  limit(most = this.#usual): void {
    this.#most = most;
    this.#next();
  }

  /** Waits for room for a connection where there is none; kept ones with another label are closed to make room. */
  take(label: string): Promise<void> | undefined {
    if (!this.#kept.delete(label) && (this.#waiting.length > 0 || !this.#makesRoom()))
      return new Promise((resolve) => void this.#waiting.push(resolve));
    this.#busy += 1;
    return undefined;
  }

  /** The connection is closed; or it is kept, where `close` would end it. */
  give(label: string, close?: () => void): void {
    this.#busy -= 1;
    if (close !== undefined) this.#kept.set(label, close);
    this.#next();
  }

  #next(): void {
    while (this.#waiting.length > 0 && this.#makesRoom()) {
      this.#busy += 1;
      this.#waiting.shift()?.();
    }
  }

  #makesRoom(): boolean {
    const isFull = (): boolean => this.#busy + this.#kept.size >= this.#most;
    for (const [label, close] of this.#kept) {
      if (!isFull()) break;
      this.#kept.delete(label);
      close();
    }
    return !isFull();
  }
}
