import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Guise, Outcome, Stimulus } from '../../suites/iut.ts';
import { toDeregister, toRegister } from '../../suites/step.ts';
import { type Evidence, Inapplicable, NoVerdict } from '../../suites/verdict.ts';
import type { LookupResult } from '../binding/binding.ts';
import { tokenChecks } from '../security/challenge.ts';
import { isLoss } from '../transport/transport.ts';
import { Carrier } from './carrier.ts';
import { demandFit, said } from './fit.ts';
import type { ExchangeRecord } from './record.ts';
import { silent } from './silent.ts';
import { isSpoilt } from './spoilt.ts';
import type { World } from './world.ts';

/** Carries abstract requests through the binding and the transport, and keeps the record of every exchange. */
export class Courier {
  readonly records: ExchangeRecord[] = [];
  readonly #readFrom = new WeakMap<Evidence, ExchangeRecord>();
  readonly #world: World;
  readonly #carrier: Carrier;
  #discarded = 0;

  constructor(world: World) {
    this.#world = world;
    this.#carrier = new Carrier(world, world, (record) => this.keep(record));
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

  /** Puts an exchange on record, with what is read from it. */
  keep(record: ExchangeRecord, read?: Evidence): void {
    this.records.push(record);
    if (read !== undefined) this.#readFrom.set(read, record);
  }

  /** Takes the last exchange for the one that something was read from. */
  remember(read: Evidence): void {
    const last = this.records.at(-1);
    if (last !== undefined) this.#readFrom.set(read, last);
  }

  /** The exchange that something was read from. */
  recordOf(read: Evidence): ExchangeRecord | undefined {
    return this.#readFrom.get('shownBy' in read && read.shownBy !== undefined ? read.shownBy : read);
  }

  async send(stimulus: Stimulus): Promise<{ readonly outcome: Outcome; readonly record: ExchangeRecord }> {
    const { binding, memory } = this.#world;
    const packet = said(binding.encode(stimulus, memory.of(stimulus.message['ueServiceId'])));
    const connection = stimulus.connection ?? (isSpoilt(stimulus) ? 'own' : 'shared');
    const ended = this.#world.discovery.begin(stimulus);
    const guise = stimulus.as ?? this.#gatewayOf(stimulus);
    const { operation, step } = stimulus;
    const record = await this.#carrier.carry({ operation, packet, step, connection, guise });
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
    const record = await this.#carrier.carry({
      operation: 'look up',
      packet,
      step: 'look up',
      connection: 'shared',
      guise,
    });
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
}
