import type { Used } from '../../reports/result.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { UePool } from '../config/config.ts';
import { Recent } from './recent.ts';

/** UEs of free choice are without end; of one that is forgotten, the next purpose finds out again. */
const remembered = 2000;

const whatOf = (sort: keyof Used, purpose: string): string => `${sort} of ${purpose}`;

/** UEs held by one purpose. */
export interface Lease {
  readonly ues: readonly UeIdentity[];
  release(): void;
}

/** The UEs of the PIXIT; each is held by one purpose at a time, and which purpose gets which follows from the plan alone. */
export class IdentityPool {
  readonly size: number;
  readonly #ues: UePool;
  readonly #counts: Map<string, number>;
  /** UEs of which something is left that cannot be removed. */
  readonly stuck = new Recent<string>(remembered);
  readonly #busy = new Set<number>();
  #waiting: (() => void)[] = [];

  /** `used` is what a former run had used before: this one goes on from there. */
  constructor(ues: UePool, used: ReadonlyMap<string, Used> = new Map()) {
    this.#ues = ues;
    this.#counts = new Map(
      [...used].flatMap(([purpose, { ues: taken, texts }]) => [
        [whatOf('ues', purpose), taken],
        [whatOf('texts', purpose), texts],
      ]),
    );
    this.size = 'from' in ues ? ues.to - ues.from + 1 : ues.length;
  }

  /** Waits until `count` UEs from `offset` on, counted around the pool, are free. */
  async lease(offset: number, count: number): Promise<Lease> {
    const places = Array.from({ length: Math.min(count, this.size) }, (_, at) => (offset + at) % this.size);
    while (places.some((place) => this.#busy.has(place)))
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    for (const place of places) this.#busy.add(place);
    return {
      ues: places.map((place) => this.#ue(place)),
      release: () => {
        for (const place of places) this.#busy.delete(place);
        const woken = this.#waiting;
        this.#waiting = [];
        for (const wake of woken) wake();
      },
    };
  }

  /** Counts from 0 on through all attempts of a purpose, so that each goes on with UEs and texts that the one before left alone. */
  count(sort: keyof Used, purpose: string): number {
    const what = whatOf(sort, purpose);
    const count = this.#counts.get(what) ?? 0;
    this.#counts.set(what, count + 1);
    return count;
  }

  /** What the attempts of a purpose have used so far. */
  usedBy(purpose: string): Used {
    const [ues = 0, texts = 0] = (['ues', 'texts'] as const).map((sort) => this.#counts.get(whatOf(sort, purpose)));
    return { ues, texts };
  }

  #ue(place: number): UeIdentity {
    if (!('from' in this.#ues)) return this.#ues[place] as UeIdentity;
    const { ueServiceId, credential, from } = this.#ues;
    const number = String(from + place);
    return { ueServiceId: ueServiceId.replaceAll('{n}', number), credential: credential.replaceAll('{n}', number) };
  }
}
