import { setTimeout as sleep } from 'node:timers/promises';
import type { Traffic as TrafficRow } from '../../reports/traffic.ts';
import type { Brake } from './brake.ts';
import { Neglect } from './neglect.ts';
import { Stopwatch } from './stopwatch.ts';

/** So many waits end one after the other, so far apart. */
const [turns, apartMs] = [8, 20];

/** The traffic of one run: keeps it below the rate, first come, first served, counts how often the server asked for patience, and takes the time of its answers. */
export class Traffic {
  readonly stopwatch = new Stopwatch();
  readonly neglect = new Neglect();
  readonly #rate: number | undefined;
  /** When the next request may go, on the clock of `performance.now()`. */
  #next = 0;
  #throttled = 0;
  #waits = 0;
  #waitedMs = 0;

  constructor(rate?: number) {
    this.#rate = rate;
  }

  /** Resolves when the next request may go: a bucket of one token, so that no second sees more of them than the rate. */
  async turn(): Promise<void> {
    if (this.#rate === undefined) return;
    const now = performance.now();
    const mine = Math.max(now, this.#next);
    this.#next = mine + 1000 / this.#rate;
    if (mine > now) await sleep(mine - now);
  }

  /** An answer that asks for patience. */
  throttled(): void {
    this.#throttled += 1;
  }

  /** Waits as the server asked, and a little longer, unless the run ends: whoever is sent away together does not come back together. */
  async wait(ms: number, brake: Pick<Brake, 'wait'>): Promise<void> {
    const apart = (this.#waits % turns) * apartMs;
    this.#waits += 1;
    this.#waitedMs += ms + apart;
    await brake.wait(ms + apart);
  }

  /** The numbers for the report. */
  get row(): TrafficRow {
    return {
      ...(this.#rate !== undefined && { rate: this.#rate }),
      throttled: this.#throttled,
      waits: this.#waits,
      waitedMs: this.#waitedMs,
    };
  }
}
