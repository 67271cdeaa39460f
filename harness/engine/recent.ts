/** A map that forgets what was set longest ago: its size has a limit, however long a run goes on. */
export class RecentMap<K, V> {
  readonly #entries = new Map<K, V>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  /** What is set again counts as new. */
  set(key: K, value: V): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#most) return;
      this.#entries.delete(oldest);
    }
  }

  delete(key: K): void {
    this.#entries.delete(key);
  }
}

/** A set that forgets its oldest members. */
export class Recent<T> {
  readonly #members: RecentMap<T, true>;

  constructor(most: number) {
    this.#members = new RecentMap(most);
  }

  get size(): number {
    return this.#members.size;
  }

  has(member: T): boolean {
    return this.#members.get(member) === true;
  }

  delete(member: T): void {
    this.#members.delete(member);
  }

  add(member: T): void {
    if (!this.has(member)) this.#members.set(member, true);
  }
}
