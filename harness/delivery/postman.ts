import { setTimeout as sleep } from 'node:timers/promises';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check } from '../../suites/iut.ts';
import type { Arrival, Message, Messages } from '../../suites/messages.ts';
import { shown } from '../../suites/step.ts';
import { Inconclusive, Silence } from '../../suites/verdict.ts';
import { Carrier } from '../engine/carrier.ts';
import type { Courier } from '../engine/courier.ts';
import { impatient } from '../engine/patience.ts';
import type { ExchangeRecord } from '../engine/record.ts';
import { silent } from '../engine/silent.ts';
import type { World } from '../engine/world.ts';
import { isLoss } from '../transport/transport.ts';
import { packetOf } from './application-server.ts';
import type { Delivery } from './delivery.ts';
import { messageChecks } from './message-checks.ts';
import type { Received, Sent } from './office.ts';

/** What a postman works with. */
export interface Round {
  readonly world: World;
  /** Keeps the record, and has texts that no other message of the run has. */
  readonly session: { readonly courier: Courier; nonce(): string };
  /** Judges what a message that came shows. */
  readonly note: (checks: readonly Check[], record: ExchangeRecord) => void;
}

/** A message, what came of it, and who waits for that. */
class Letter implements Message {
  readonly ue: UeIdentity;
  readonly arrivals: Arrival[] = [];
  readonly sentAt = performance.now();
  readonly startedMs = Date.now();
  answer: ExchangeRecord | undefined;
  /** When the first of it came. */
  cameAt: number | undefined;
  readonly #odd: () => string | undefined;
  readonly #first = Promise.withResolvers<void>();

  constructor(ue: UeIdentity, odd: () => string | undefined) {
    this.ue = ue;
    this.#odd = odd;
  }

  came(arrival: Arrival): void {
    this.arrivals.push(arrival);
    this.cameAt ??= performance.now();
    this.#first.resolve();
  }

  async wait(ms: number): Promise<void> {
    const timer = new AbortController();
    await Promise.race([this.#first.promise, sleep(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }

  get story(): string {
    const odd = this.#odd();
    return `the message was answered with ${textOf(this.answer)}${odd === undefined ? '' : `, and what came meanwhile was no message of this run: ${odd}`}`;
  }
}

/** The answer in a few words. */
export function textOf(record: ExchangeRecord | undefined): string {
  if (record === undefined) return 'nothing yet';
  const { answer } = record;
  if (isLoss(answer)) return `nothing whole (${answer.text})`;
  const body = Buffer.from(answer.body.subarray(0, 300)).toString('utf8');
  return [answer.status, answer.reason, body].filter((part) => part !== '').join(' ');
}

/** Sends messages as the Application Server and collects what comes of them; all of it is put on record. */
export class Postman implements Messages {
  readonly #round: Round;
  readonly #letters = new Map<Message, Letter>();
  #open: (() => void)[] = [];

  constructor(round: Round) {
    this.#round = round;
  }

  async send(ue: UeIdentity, payloadOf = (text: string): string => text): Promise<Message> {
    const { session, world } = this.#round;
    const { courier } = session;
    const delivery = this.#delivery();
    const { obstacle, office, settings, route, tag } = delivery;
    if (obstacle !== undefined) throw new Inconclusive('configuration', obstacle);
    const id = `${tag}.${session.nonce()}`;
    const payload = payloadOf(`message ${id}.`);
    const sent = { id, originator: settings.asServiceId, ueServiceId: ue.ueServiceId, payload };
    const letter = new Letter(ue, () => office.oddSince(letter.sentAt));
    this.#letters.set(letter, letter);
    this.#open.push(office.expect(sent, (received) => this.#came(letter, { received, sent })));
    const carrier = new Carrier(route, world, (record) => {
      letter.answer = record;
      courier.keep(record, letter);
    });
    const step = `send a message to ${shown(ue)}`;
    await carrier.carry({ operation: 'message', packet: packetOf(sent), step, connection: 'shared', guise: 'gateway' });
    return letter;
  }

  #came(letter: Letter, { received, sent }: { readonly received: Received; readonly sent: Sent }): void {
    const { session, note } = this.#round;
    const { gate, incoming, status } = received;
    const { mgwServiceId } = gate.gateway;
    const root = this.#delivery().roots.get(mgwServiceId) ?? gate.root;
    const record: ExchangeRecord = {
      step: `the message for ${shown(letter.ue)} comes to the gateway ${JSON.stringify(mgwServiceId)}`,
      url: new URL(incoming.path, root).href,
      packet: { method: incoming.method, path: incoming.path, headers: incoming.headers, body: incoming.body },
      answer: { status, reason: '', headers: [], body: new Uint8Array(), isCut: false },
      startedMs: letter.startedMs,
      durationMs: Math.round((incoming.at - letter.sentAt) * 100) / 100,
      receivedBy: mgwServiceId,
    };
    const checks = messageChecks(received, sent);
    const change = checks.find(
      ({ requirement, holds }) => (requirement === 'M-09' || requirement === 'M-10') && !holds,
    );
    const arrival: Arrival = { gateway: mgwServiceId, ...(change && { change }) };
    session.courier.keep(record, arrival);
    note(checks, record);
    letter.came(arrival);
  }

  async arrivals(message: Message): Promise<readonly Arrival[]> {
    const letter = this.#letterOf(message);
    if (letter.arrivals.length === 0) await letter.wait(this.#delivery().settings.waitMs);
    if (letter.arrivals.length > 0) return letter.arrivals;
    const answer = letter.answer?.answer;
    const step = `send a message to ${shown(letter.ue)}`;
    if (answer !== undefined && isLoss(answer)) throw new Silence(step, silent(answer), 'R-16');
    if (answer?.status === 429 || answer?.status === 503)
      throw impatient(step, { answer, text: String(answer.status) }, this.#round.world);
    return [];
  }

  seen(message: Message): readonly Arrival[] {
    return this.#letterOf(message).arrivals;
  }

  isSettled(first: Message, second: Message): boolean {
    return this.#letterOf(second).sentAt - this.#letterOf(first).sentAt >= this.#round.world.timers.settleMs;
  }

  async lull(message: Message): Promise<void> {
    const { cameAt, sentAt } = this.#letterOf(message);
    if (cameAt !== undefined) await sleep(Math.min(Math.max(cameAt - sentAt, 2), this.#delivery().settings.waitMs));
  }

  /** What comes from now on belongs to nobody. */
  close(): void {
    for (const end of this.#open) end();
    this.#open = [];
    this.#letters.clear();
  }

  #letterOf(message: Message): Letter {
    const letter = this.#letters.get(message);
    if (letter === undefined) throw new TypeError('a message of another attempt');
    return letter;
  }

  #delivery(): Delivery {
    const { delivery } = this.#round.world;
    if (delivery === undefined) throw new Inconclusive('configuration', 'the PIXIT gives no delivery');
    return delivery;
  }
}
