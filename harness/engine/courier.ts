import type { Json } from '../../fixtures/json.ts';
import type { Guise } from '../../suites/guise.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Outcome, Stimulus } from '../../suites/iut.ts';
import { toRegister } from '../../suites/step.ts';
import { type Evidence, type Failure, Inapplicable, type Inconclusive, NoVerdict } from '../../suites/verdict.ts';
import { tokenChecks } from '../security/challenge.ts';
import { isLoss } from '../transport/transport.ts';
import { byPath } from './by-path.ts';
import { Carrier } from './carrier.ts';
import type { Use } from './courier-use.ts';
import { demandFit, said } from './fit.ts';
import { heeded } from './heeded.ts';
import type { Doubt } from './insist.ts';
import { knownOf, speakerOf } from './known.ts';
import { leave } from './leave.ts';
import type { ExchangeRecord } from './record.ts';
import { both, isShown, type Sight } from './sight.ts';
import { silent } from './silent.ts';
import { isSpoilt } from './spoilt.ts';
import type { World } from './world.ts';
import { written } from './written.ts';

const isTwice = ({ answer }: ExchangeRecord): boolean => 'isRepeated' in answer && answer.isRepeated === true;

/** So many exchanges tell how it came to the next one. */
const nearest = 4;

/** Carries abstract requests through the binding and the transport, and keeps the record of every exchange. */
export class Courier {
  readonly records: ExchangeRecord[] = [];
  /** How many exchanges got no answer, those whose records are gone included. */
  lost = 0;
  readonly #readFrom = new WeakMap<Evidence, ExchangeRecord>();
  /** The last answer to a registration of each UE, where a de-registration needs what it says. */
  readonly #registrations = new Map<Json | undefined, Outcome>();
  readonly #world: World;
  readonly #use: Use;
  readonly #carrier: Carrier;
  #discarded = 0;

  constructor(world: World, use: Use = {}) {
    this.#world = world;
    this.#use = use;
    this.#carrier = new Carrier(world, world, (record) => this.keep(record));
  }

  /** All exchanges, those whose records are gone included. */
  get count(): number {
    return this.#discarded + this.records.length;
  }

  /** Whether any exchange on record was answered. */
  readonly hasAnswer = (): boolean => this.records.some(({ answer }) => !isLoss(answer));

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
    if (isLoss(record.answer)) this.lost += 1;
    if (read !== undefined) this.#readFrom.set(read, record);
  }

  /** The exchanges on record that led to one, the nearest ones. */
  before(record: ExchangeRecord): readonly ExchangeRecord[] {
    const at = this.records.lastIndexOf(record);
    return this.records.slice(Math.max(0, at - nearest), Math.max(0, at));
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

  /** The answer that a de-registration of the UE depends on. */
  registrationOf(ueServiceId: Json | undefined): Outcome | undefined {
    return this.#registrations.get(ueServiceId);
  }

  /** Whether a failure may come from a request that was sent twice. */
  readonly doubtOf = (error: Failure | Inconclusive): Doubt => {
    const shownBy = 'shownBy' in error ? error.shownBy : undefined;
    const decisive = shownBy === undefined ? this.records.at(-1) : this.recordOf(shownBy);
    if (decisive !== undefined && isTwice(decisive)) return 'decisive';
    return this.records.some(isTwice) ? 'some' : 'none';
  };

  async send(stimulus: Stimulus): Promise<{ readonly outcome: Outcome; readonly record: ExchangeRecord }> {
    const { binding, memory, traffic } = this.#world;
    const known = knownOf(this.#world, stimulus);
    const packet = written(said(heeded(this.#world, () => binding.encode(stimulus, known))), stimulus);
    const connection = stimulus.connection ?? (isSpoilt(stimulus) ? 'own' : 'shared');
    const ended = this.#world.discovery.begin(stimulus);
    const guise = stimulus.as ?? speakerOf(this.#world, stimulus);
    const { operation, step, disturbance, travels } = stimulus;
    const by = this.#leaver(stimulus);
    const before = traffic.stopwatch.answered;
    const record = await this.#carrier.carry({
      operation,
      packet,
      step,
      connection,
      guise,
      travels,
      isSign: this.#use.isSign === true,
    });
    this.#use.onSent?.(stimulus, record, traffic.stopwatch.answered - before);
    const { answer } = record;
    const read = isLoss(answer) ? silent(answer) : heeded(this.#world, () => binding.decode(stimulus, answer));
    memory.learn(stimulus, read, record.url);
    demandFit(record, stimulus);
    const more: readonly Check[] = isLoss(answer)
      ? []
      : [...tokenChecks({ guise, disturbance }, record.packet.headers, answer), ...(answer.checks ?? [])];
    const again = 'isRepeated' in answer ? ({ isRepeated: true } as const) : {};
    const outcome: Outcome = {
      ...read,
      ...again,
      ...by,
      ...byPath(binding, stimulus, packet),
      checks: [...read.checks, ...more],
    };
    this.#readFrom.set(outcome, record);
    if (binding.needsRegistration === true && stimulus.operation === 'register')
      this.#registrations.set(stimulus.message['ueServiceId'], outcome);
    ended(outcome, isLoss(answer) ? undefined : answer);
    return { record, outcome };
  }

  /** The gateway that a de-registration speaks for, where it names it or shows who it is. */
  #leaver({ operation, message, as }: Stimulus): Pick<Outcome, 'by'> {
    if (operation !== 'deregister' || as !== undefined) return {};
    const isSeen = this.#world.binding.leavesByGateway === true || this.gateways.length > 1;
    return isSeen ? { by: this.#world.memory.of(message['ueServiceId']).gateway } : {};
  }

  /** Where the wire shows what one gateway registered, all that were named for the UE are asked about. */
  async lookUp(ue: UeIdentity, guise: Guise = 'gateway'): Promise<Sight> {
    const { binding, memory } = this.#world;
    const [first = '', ...others] = memory.gatewaysOf(ue.ueServiceId);
    let sight = await this.#lookUpAt(first, ue, guise);
    if (binding.lookup?.isByGateway !== true || sight.result === undefined) return sight;
    for (const gateway of others) {
      const isSecond = guise === 'gateway' && gateway === this.#world.cast.secondGateway?.mgwServiceId;
      const other = await this.#lookUpAt(gateway, ue, isSecond ? 'second-gateway' : guise);
      if (!isShown(other)) continue;
      if (!isShown(sight)) memory.turn(ue.ueServiceId, gateway);
      sight = isShown(sight) ? both(sight, other) : other;
    }
    return sight;
  }

  async #lookUpAt(gateway: string, ue: UeIdentity, guise: Guise): Promise<Sight> {
    const { binding, memory } = this.#world;
    const { lookup } = binding;
    if (lookup === undefined) throw new NoVerdict('the binding declares no look-up');
    const packet = said(heeded(this.#world, () => lookup.encode(ue, { ...memory.of(ue.ueServiceId), gateway })));
    const record = await this.#carrier.carry({
      operation: 'look up',
      packet,
      step: 'look up',
      connection: 'shared',
      guise,
    });
    const { answer } = record;
    return isLoss(answer) ? { record } : { record, result: heeded(this.#world, () => lookup.decode(ue, answer)) };
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
      const change = { step, ...(as && { as }) };
      return await leave(this.#world, { ue, change }, async (stimulus) => (await this.send(stimulus)).outcome);
    } catch (error) {
      if (error instanceof Inapplicable) return undefined;
      throw error;
    }
  }
}
