/** A connection that is kept after it was used, until its room is needed. */
export interface Kept {
  /** Closes it; only called while nobody uses it. */
  destroy(): void;
}

/** How many connections may be open at a time, those included that are kept without being used. */
export class Slots {
  readonly #usual: number;
  #most: number;
  #busy = 0;
  /** How many use each of those connections that are kept later. */
  readonly #users = new Map<Kept, number>();
  readonly #idle = new Set<Kept>();
  readonly #waiting: { readonly connection: Kept | undefined; readonly enter: () => void }[] = [];

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
    this.#makesRoom(0);
    this.#next();
  }

  /**
   * Waits for room for a connection where there is none: for one that is kept, or for one of its own. Whoever wants one
   * that is open shares its room; idle ones are closed to make room for others.
   */
  take(connection?: Kept): Promise<void> | undefined {
    if (this.#isOpen(connection) || this.#waiting.length === 0) {
      if (this.#enters(connection)) return undefined;
    }
    return new Promise((enter) => void this.#waiting.push({ connection, enter }));
  }

  /** It is used no longer: one of its own is closed, another is kept. */
  give(connection?: Kept): void {
    const left = connection === undefined ? 0 : (this.#users.get(connection) ?? 1) - 1;
    if (connection !== undefined && left > 0) return void this.#users.set(connection, left);
    this.#busy -= 1;
    if (connection !== undefined) {
      this.#users.delete(connection);
      this.#idle.add(connection);
    }
    this.#next();
  }

  #next(): void {
    for (let [first] = this.#waiting; first !== undefined && this.#enters(first.connection); [first] = this.#waiting) {
      this.#waiting.shift();
      first.enter();
    }
  }

  #isOpen(connection: Kept | undefined): boolean {
    return connection !== undefined && (this.#users.has(connection) || this.#idle.has(connection));
  }

  #enters(connection: Kept | undefined): boolean {
    const users = connection === undefined ? 0 : (this.#users.get(connection) ?? 0);
    const isIdle = connection !== undefined && this.#idle.delete(connection);
    if (users === 0 && !isIdle && !this.#makesRoom()) return false;
    if (users === 0) this.#busy += 1;
    if (connection !== undefined) this.#users.set(connection, users + 1);
    return true;
  }

  /** Whether there is room for so many more, where idle connections are closed. */
  #makesRoom(more = 1): boolean {
    const isFull = (): boolean => this.#busy + this.#idle.size + more > this.#most;
    for (const connection of this.#idle) {
      if (!isFull()) break;
      this.#idle.delete(connection);
      connection.destroy();
    }
    return !isFull();
  }
}
