import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Guise, Observation, Outcome, Stimulus } from '../../suites/iut.ts';
import { toDeregister, toRegister } from '../../suites/step.ts';
import { Inapplicable, NoVerdict } from '../../suites/verdict.ts';
import type { LookupResult, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import { headerOf } from '../binding/body.ts';
import { isInvalidToken, tokenChecks } from '../security/challenge.ts';
import type { Dress } from '../security/wardrobe.ts';
import { isLoss } from '../transport/transport.ts';
import { demandFit, said } from './fit.ts';
import type { ExchangeRecord } from './record.ts';
import { redirectedPath } from './redirect.ts';
import { silent } from './silent.ts';
import { isSpoilt } from './spoilt.ts';
import type { World } from './world.ts';

/** How often a server that asks for patience is asked again. */
const patience = 6;
const redirects = 3;
/** So long is waited for an answer once the run ends. */
const lastMs = 2000;

/** Carries abstract requests through the binding and the transport, and keeps the record of every exchange. */
export class Courier {
  readonly records: ExchangeRecord[] = [];
  readonly #readFrom = new WeakMap<Outcome | Observation, ExchangeRecord>();
  readonly #world: World;
  #discarded = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** All exchanges, those whose records are gone included. */
  get count(): number {
    return this.#discarded + this.records.length;
  }

  /** The gateways that a server can tell apart. */
  get gateways(): readonly Guise[] {
    return this.#world.wardrobe.missing('second-gateway') === undefined ? ['gateway', 'second-gateway'] : ['gateway'];
  }

  /** Forgets the records from that place on: they are no evidence. */
  discard(from: number): void {
    this.#discarded += this.records.splice(from).length;
  }

  /** Takes the last exchange for the one that something was read from. */
  remember(read: Outcome | Observation): void {
    const last = this.records.at(-1);
    if (last !== undefined) this.#readFrom.set(read, last);
  }

  /** The exchange that an outcome or an observation was read from. */
  recordOf(read: Outcome | Observation): ExchangeRecord | undefined {
    return this.#readFrom.get('shownBy' in read && read.shownBy !== undefined ? read.shownBy : read);
  }

  async send(stimulus: Stimulus): Promise<{ readonly outcome: Outcome; readonly record: ExchangeRecord }> {
    const { binding, memory } = this.#world;
    const packet = said(binding.encode(stimulus, memory.of(stimulus.message['ueServiceId'])));
    const connection = stimulus.connection ?? (isSpoilt(stimulus) ? 'own' : 'shared');
    const ended = this.#world.discovery.begin(stimulus);
    const guise = stimulus.as ?? this.#gatewayOf(stimulus);
    const record = await this.#patiently({ packet, step: stimulus.step, connection, guise });
    const { answer } = record;
    const read = isLoss(answer) ? silent(answer) : binding.decode(stimulus, answer);
    memory.learn(stimulus, read, record.url);
    demandFit(record, stimulus);
    const more: readonly Check[] = isLoss(answer)
      ? []
      : [...tokenChecks(guise, record.packet.headers, answer), ...(answer.checks ?? [])];
    const again = 'isRepeated' in answer ? ({ isRepeated: true } as const) : {};
    const outcome: Outcome = { ...read, ...again, checks: [...read.checks, ...more] };
    this.#readFrom.set(outcome, record);
    ended(outcome, isLoss(answer) ? undefined : answer);
    return { record, outcome };
  }

  /** A gateway speaks for itself, and for the UEs that it registered. */
  #gatewayOf({ operation, message }: Stimulus): Guise {
    const { cast, memory } = this.#world;
    const speaker = operation === 'register' ? message['mgwServiceId'] : memory.of(message['ueServiceId']).gateway;
    const second = cast.secondGateway?.mgwServiceId;
    return second !== undefined && speaker === second ? 'second-gateway' : 'gateway';
  }

  async lookUp(
    ue: UeIdentity,
    guise: Guise = 'gateway',
  ): Promise<{ readonly result?: LookupResult; readonly record: ExchangeRecord }> {
    const { binding, memory } = this.#world;
    const { lookup } = binding;
    if (lookup === undefined) throw new NoVerdict('the binding declares no look-up');
    const packet = said(lookup.encode(ue, memory.of(ue.ueServiceId)));
    const record = await this.#patiently({ packet, step: 'look up', connection: 'shared', guise });
    const { answer } = record;
    return isLoss(answer) ? { record } : { record, result: lookup.decode(ue, answer) };
  }

  /**
   * De-registers; registers before that where only the answer to it tells what has to be de-registered. Undefined where the
   * binding cannot ask for it: that is no reason to end what the removal only tidies up after.
   */
  async remove(ue: UeIdentity, step: string, as?: Guise): Promise<Outcome | undefined> {
    const { binding, cast, memory, pics } = this.#world;
    try {
      if (binding.needsRegistration === true && !memory.hasRegistration(ue.ueServiceId))
        await this.send(toRegister({ cast, pics }, ue, { step: `${step}: register, to learn what to de-register` }));
      return (await this.send(toDeregister(ue, { step, ...(as && { as }) }))).outcome;
    } catch (error) {
      if (error instanceof Inapplicable) return undefined;
      throw error;
    }
  }

  /** Waits as long as the server asks for (429 and 503), within bounds; every exchange is on record. */
  async #patiently(errand: Errand): Promise<ExchangeRecord> {
    for (let attempt = 1; ; attempt++) {
      const record = await this.#following(errand);
      const waitMs = isLoss(record.answer) ? undefined : this.#askedToWait(record.answer, attempt);
      if (waitMs === undefined || attempt === patience || this.#world.brake.isPulled) return record;
      await this.#world.traffic.wait(waitMs, this.#world.brake);
    }
  }

  #askedToWait(answer: ResponsePacket, attempt: number): number | undefined {
    if (answer.status !== 429 && answer.status !== 503) return undefined;
    this.#world.traffic.throttled();
    // CoAP says it by the option Max-Age (RFC 7252 clause 5.9.3.4, RFC 8516).
    const asked = headerOf(answer, 'retry-after') ?? (answer.code && headerOf(answer, 'max-age'));
    if (asked === undefined) return answer.status === 429 && attempt < 3 ? 200 * attempt : undefined;
    const seconds = Number(asked);
    const ms = Number.isNaN(seconds) ? Date.parse(asked) - Date.now() : seconds * 1000;
    return Number.isFinite(ms) && ms <= this.#world.timers.retryAfterMs ? Math.max(ms, 10) : undefined;
  }

  /** Goes where 307 and 308 point, on the same server; a request is never carried to another one. */
  async #following(errand: Errand): Promise<ExchangeRecord> {
    let record = await this.#dressed(errand);
    // Outside of TLS a redirect leads back into it, and says that nothing is served here.
    for (let hop = 0; hop < redirects && errand.guise !== 'plain-text'; hop++) {
      const path = redirectedPath(record, this.#world.apiRoot);
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
    const dress = await this.#world.wardrobe.dress(guise);
    if (typeof dress === 'string') throw new NoVerdict(dress);
    return dress;
  }

  async #once({ packet, step, connection }: Errand, { headers, identity }: Dress): Promise<ExchangeRecord> {
    await this.#world.traffic.turn();
    const [startedMs, started] = [Date.now(), performance.now()];
    const sent = headers.length === 0 ? packet : { ...packet, headers: [...packet.headers, ...headers] };
    const { timers, brake } = this.#world;
    const deadlineMs = brake.isPulled ? Math.min(timers.answerMs, lastMs) : timers.answerMs;
    const answer = await this.#world.transport.exchange(sent, { deadlineMs, connection, identity });
    const durationMs = Math.round((performance.now() - started) * 100) / 100;
    const root = identity === 'plain' ? this.#world.apiRoot.replace(/^https:/, 'http:') : this.#world.apiRoot;
    const curlOptions = this.#world.curlWay(identity);
    const record = { step, url: root + packet.path, packet: sent, answer, startedMs, durationMs, curlOptions };
    this.records.push(record);
    return record;
  }
}

/** A request that is to be carried, and as whose. */
interface Errand {
  readonly packet: RequestPacket;
  readonly step: string;
  readonly connection: string;
  readonly guise: Guise;
}
