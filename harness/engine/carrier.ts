import type { Operation } from '../../reports/latency.ts';
import type { Guise } from '../../suites/guise.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { NoVerdict } from '../../suites/verdict.ts';
import type { RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { isInvalidToken } from '../security/challenge.ts';
import type { Dress, Identity, Wardrobe } from '../security/wardrobe.ts';
import { hurried } from '../transport/loss.ts';
import { isLoss, type Transport } from '../transport/transport.ts';
import { askedToWait } from './patience.ts';
import type { ExchangeRecord } from './record.ts';
import { redirectedPath } from './redirect.ts';
import type { World } from './world.ts';

/** How often a server that asks for patience is asked again; more often where it asks for next to none. */
const patience = 6;
const [shortPatience, shortMs] = [16, 500];
const redirects = 3;
/** So long is waited for an answer once the run ends, and where nobody gets one. */
const [lastMs, deafMs] = [2000, 500];

/** A request that is to be carried, and as whose. */
export interface Errand {
  readonly operation: Operation;
  readonly packet: RequestPacket;
  readonly step: string;
  readonly connection: string;
  readonly guise: Guise;
  readonly travels?: Stimulus['travels'] | undefined;
  /** It is worth the whole wait where nobody gets an answer. */
  readonly isSign?: boolean;
}

/** Where requests go, and how whoever sends them shows who it is. */
export interface Route {
  readonly apiRoot: string;
  readonly transport: Transport;
  readonly wardrobe: Wardrobe;
  /** What curl needs to go the same way. */
  readonly curlWay: (identity: Identity) => readonly string[];
}

/** Carries packets to one API root, with patience, redirects and tokens; every exchange is put on record. */
export class Carrier {
  readonly #route: Route;
  readonly #world: Pick<World, 'traffic' | 'timers' | 'brake'>;
  readonly #keep: (record: ExchangeRecord) => void;

  constructor(
    route: Route,
    world: Pick<World, 'traffic' | 'timers' | 'brake'>,
    keep: (record: ExchangeRecord) => void,
  ) {
    this.#route = route;
    this.#world = world;
    this.#keep = keep;
  }

  /** Waits as long as the server asks for (429 and 503), within bounds; every exchange is on record. */
  async carry(errand: Errand): Promise<ExchangeRecord> {
    for (let [attempt, waitedMs] = [1, 0]; ; attempt++) {
      const record = await this.#following(errand);
      const waitMs = isLoss(record.answer) ? undefined : this.#askedToWait(record.answer, attempt);
      if (waitMs === undefined || this.#world.brake.isPulled) return record;
      waitedMs += waitMs;
      if (attempt >= (waitedMs <= shortMs ? shortPatience : patience)) return record;
      await this.#world.traffic.wait(waitMs, this.#world.brake);
    }
  }

  #askedToWait(answer: ResponsePacket, attempt: number): number | undefined {
    if (answer.status !== 429 && answer.status !== 503) return undefined;
    this.#world.traffic.throttled();
    const ms = askedToWait(answer);
    if (ms === 'unsaid') return attempt < 3 ? 200 * attempt : undefined;
    return ms !== 'unreadable' && ms <= this.#world.timers.retryAfterMs ? Math.max(ms, 10) : undefined;
  }

  /** Goes where 307 and 308 point, on the same server; a request is never carried to another one. */
  async #following(errand: Errand): Promise<ExchangeRecord> {
    let record = await this.#dressed(errand);
    // Outside of TLS a redirect leads back into it, and says that nothing is served here.
    for (let hop = 0; hop < redirects && errand.guise !== 'plain-text'; hop++) {
      const path = redirectedPath(record, this.#route.apiRoot);
      if (path === undefined) return record;
      record = await this.#dressed({
        ...errand,
        packet: { ...errand.packet, path },
        step: `${errand.step}, redirected`,
      });
    }
    return record;
  }

  /** A token that the server calls invalid is replaced; another request may have used the new one up as well. */
  async #dressed(errand: Errand, renewals = 0): Promise<ExchangeRecord> {
    const dress = await this.#dress(errand.guise);
    const record = await this.#once(errand, dress);
    const isSpent = !isLoss(record.answer) && isInvalidToken(record.answer) && renewals < patience;
    if (!isSpent || !(await dress.renew())) return record;
    const step = renewals === 0 ? `${errand.step}, with a new token` : errand.step;
    return this.#dressed({ ...errand, step }, renewals + 1);
  }

  async #dress(guise: Guise): Promise<Dress> {
    const dress = await this.#route.wardrobe.dress(guise);
    if (typeof dress === 'string') throw new NoVerdict(dress);
    return dress;
  }

  async #once(
    { operation, packet, step, connection, travels, isSign = false }: Errand,
    { headers, identity }: Dress,
  ): Promise<ExchangeRecord> {
    await this.#world.traffic.turn();
    let [startedMs, started] = [Date.now(), performance.now()];
    const onBegun = (): void => void ([startedMs, started] = [Date.now(), performance.now()]);
    const sent = headers.length === 0 ? packet : { ...packet, headers: [...packet.headers, ...headers] };
    const { timers, brake, traffic } = this.#world;
    const isHurried = !isSign && traffic.stopwatch.isDeaf(timers.answerMs);
    const mostMs = isHurried ? deafMs : brake.isPulled ? lastMs : Infinity;
    const deadlineMs = Math.min(timers.answerMs, mostMs);
    const body = travels === 'in-parts' || travels === 'cut' ? { body: travels } : {};
    const carriage = { deadlineMs, connection, identity, onBegun, ...body };
    const came = await this.#route.transport.exchange(sent, carriage);
    const answer = isHurried && isLoss(came) ? hurried(came) : came;
    const durationMs = Math.round((performance.now() - started) * 100) / 100;
    this.#world.traffic.stopwatch.note(operation, isLoss(answer) ? undefined : durationMs, durationMs);
    const root = identity === 'plain' ? this.#route.apiRoot.replace(/^https:/, 'http:') : this.#route.apiRoot;
    const curlOptions = this.#route.curlWay(identity);
    const parted = 'body' in body ? ({ isParted: true } as const) : {};
    const url = root + packet.path;
    const record = { step, url, packet: sent, answer, startedMs, durationMs, curlOptions, ...parted };
    this.#keep(record);
    return record;
  }
}
