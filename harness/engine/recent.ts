/** A set that forgets its oldest members: its size has a limit, however long a run goes on. */
export class Recent<T> {
  readonly #members = new Set<T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number {
    return this.#members.size;
  }

  has(member: T): boolean {
    return this.#members.has(member);
  }

  delete(member: T): void {
    this.#members.delete(member);
  }

  add(member: T): void {
    this.#members.add(member);
    for (const oldest of this.#members) {
      if (this.#members.size <= this.#most) return;
      this.#members.delete(oldest);
    }
  }
}
