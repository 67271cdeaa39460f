import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { type Change, toDeregister, toRegister } from '../../suites/step.ts';
import { Inapplicable, Inconclusive } from '../../suites/verdict.ts';
import { calledHttp, isSecured } from '../contact/approach.ts';
import { sentenceOf } from '../contact/diagnosis.ts';
import { offeredByAlpn } from '../contact/offered.ts';
import { queryRegistration } from '../contact/query.ts';
import { whyRefused, whySilent } from '../contact/refused.ts';
import { connectionsServed } from './connections-served.ts';
import { doubtOf, isOnlyOnce } from './doubt.ts';
import { isHopeless } from './hopeless.ts';
import { deregisteredApart } from './in-turn.ts';
import { insistence } from './insist.ts';
import type { Breach } from './ledger.ts';
import { type Asking, firstBreach, judgedFirst, lookedUp, sightOf } from './looked-up.ts';
import { observedSentences } from './observed-sentences.ts';
import { sayable } from './sayable.ts';
import { Session } from './session.ts';
import type { Tells, World } from './world.ts';

/** What the first contact showed: whether the server can be tested at all, and what its answers tell. */
export interface Preflight {
  /** Why it cannot be tested; then nothing else counts. */
  readonly unusable?: string;
  readonly tells: Tells;
  readonly observed: readonly string[];
  readonly lookup: boolean;
  /** Whether it showed nothing of a plain registration. */
  readonly seemsForgetful: boolean;
  /** What shows that there is no look-up, for the case that one is claimed. */
  readonly lacksLookup?: Breach;
  /** Whether the look-up, which shows later ones, showed the first registration of all. */
  readonly atFirst?: Breach;
  readonly freeIdentities: boolean;
  /** The versions of HTTP that are offered by ALPN. */
  readonly offered: readonly string[];
}

/** Knocks: a few plain registrations, and what follows from their answers; `wanted`: connections that the run may open. */
export async function preflight(world: World, wanted: number): Promise<Preflight> {
  const lease = await world.pool.lease(0, 3);
  const session = new Session(world, { purpose: 'preflight', index: -1, ues: lease.ues });
  const scout = new Scout(world, session, lease.ues);
  try {
    const unusable = await scout.knock();
    if (unusable !== undefined) return { ...blind, unusable: world.hide(unusable) };
    const offered = isSecured(world) ? (await offeredByAlpn(world)).map(calledHttp) : [];
    return { ...(await scout.explore(wanted)), offered };
  } catch (error) {
    if (world.brake.isPulled) return blind;
    if (error instanceof Inconclusive) return { ...blind, unusable: world.hide(`${error.message}.`) };
    if (!(error instanceof Inapplicable)) throw error;
    const identities = `the UEs and the gateway of the PIXIT with the binding ${world.binding.name}`;
    return { ...blind, unusable: `Plain messages cannot be sent for ${identities}: ${error.message}.` };
  } finally {
    await session.tidy();
    lease.release();
  }
}

/** Nothing known. */
export const blind: Preflight = {
  tells: { deregister: false },
  observed: [],
  lookup: false,
  seemsForgetful: false,
  freeIdentities: false,
  offered: [],
};

/** Asks again while answers get lost; preflight judges nothing, so every kind of answer is fine. */
class Scout {
  readonly #world: World;
  readonly #session: Session;
  readonly #ues: readonly UeIdentity[];
  /** The answer to the first registration of all. */
  #atFirst: Outcome | undefined;

  constructor(world: World, session: Session, ues: readonly UeIdentity[]) {
    this.#world = world;
    this.#session = session;
    this.#ues = ues;
  }

  async #register(ue: UeIdentity, change: Change = {}): Promise<Outcome> {
    return this.asked(toRegister(this.#session, ue, change));
  }

  async #deregister(ue: UeIdentity): Promise<Outcome> {
    return this.asked(toDeregister(ue));
  }

  readonly once = async (stimulus: Stimulus): Promise<Outcome> => (await this.#session.ask(stimulus)).outcome;

  readonly asked = async (stimulus: Stimulus): Promise<Outcome> => {
    let outcome = await this.once(stimulus);
    for (let attempt = 1; attempt < insistence && outcome.kind === 'silent'; attempt++)
      outcome = await this.once(stimulus);
    return outcome;
  };

  /** Why the server cannot be tested, or undefined. */
  async knock(): Promise<string | undefined> {
    const [ue, another = ue] = this.#ues;
    if (ue === undefined || another === undefined) return 'The PIXIT names no UE.';
    const { gateway, secondGateway } = this.#world.cast;
    const first = await this.#register(ue);
    this.#atFirst = first;
    if (first.kind === 'silent' && first.lost !== 'incomplete') return sentenceOf(await whySilent(this.#world, first));
    if (first.kind === 'silent') return undefined;
    const others = [
      () => this.#register(another, { profile: {} }),
      () => this.#register(another, { gateway: (secondGateway ?? gateway).mgwServiceId }),
    ];
    const outcomes = [first];
    for (const other of first.kind === 'accepted' ? [] : others) outcomes.push(...(await sayable(other)));
    if (outcomes.some((outcome) => outcome.kind === 'accepted')) return undefined;
    return isHopeless(outcomes) ? this.#why(ue) : undefined;
  }

  /** Asks further to find out what has to be changed. */
  async #why(ue: UeIdentity): Promise<string> {
    const reply = await queryRegistration(this.#world, ue);
    const another = this.#ues.find((other) => other !== ue);
    if (reply === undefined) return `The binding ${this.#world.binding.name} cannot say a plain registration.`;
    return sentenceOf(await whyRefused({ world: this.#world, ue, reply }, another));
  }

  async explore(wanted: number): Promise<Omit<Preflight, 'offered'>> {
    const [ue, another = ue] = this.#ues as readonly [UeIdentity, UeIdentity?];
    const asking: Asking = {
      world: this.#world,
      courier: this.#session.courier,
      register: (one) => this.#register(one),
      deregister: (one) => this.#deregister(one),
    };
    const canLook = this.#world.binding.lookup !== undefined;
    const atFirst = this.#atFirst?.kind === 'accepted' && canLook ? await sightOf(asking, ue, true) : undefined;
    // Where no answer arrives whole, exploring costs a deadline a question and finds nothing.
    const { outcome: left, isServedInTurn } = await deregisteredApart(this.#world.transport, ue, this);
    if (left.kind === 'silent') return { ...blind, observed: ['No answer arrives whole.'] };
    const never = await this.#deregister(another ?? ue);
    const first = await this.#register(ue);
    const others = this.#ues.filter((one) => one !== ue);
    const found = await lookedUp(asking, { ue, others, isRegistered: first.kind === 'accepted' });
    const again = await this.#register(ue);
    // A repetition may be refused and end what it repeats: then it does not tell what is there without changing it.
    const isRefused = first.kind === 'accepted' && again.kind === 'rejected';
    const isEndedByRefusal = isRefused && (await this.#register(ue)).kind === 'accepted';
    const gone = await this.#deregister(ue);
    const goneAgain = await this.#deregister(ue);
    const isDoubtful =
      isOnlyOnce(this.#atFirst, first, again) && never.kind === 'rejected' && goneAgain.kind === 'accepted';
    const tells: Tells = {
      ...(isDoubtful && { doubt: doubtOf({ first, never, goneAgain }) }),
      deregister: gone.kind === 'accepted' && goneAgain.kind === 'rejected',
      ...(first.kind === 'accepted' &&
        !isEndedByRefusal &&
        first.signature !== again.signature && { register: { first: first.signature, again: again.signature } }),
    };
    const freeIdentities = await this.#hasFreeIdentities();
    const { answer } = this.#session.courier.recordOf(left) ?? {};
    const connections = isServedInTurn ? undefined : await connectionsServed({ ...this.#world, answer, wanted }, this);
    const seen = { ...found, first, again, goneAgain, freeIdentities, isServedInTurn, connections };
    const observed = observedSentences(seen);
    const isSeen = found.lookup && !found.seemsForgetful && first.kind === 'accepted' && atFirst?.result !== undefined;
    // Whoever asked twice may have been served twice.
    const isPlain = !isServedInTurn && left.isRepeated !== true;
    const judged = isSeen
      ? judgedFirst(ue, atFirst)
      : tells.deregister && isPlain
        ? this.#judgedBy(ue, left)
        : undefined;
    return { ...found, ...(judged && { atFirst: judged }), tells, freeIdentities, observed };
  }

  /** What the answer to its de-registration says of the first registration, where such answers tell. */
  #judgedBy(ue: UeIdentity, left: Outcome): Breach | undefined {
    const record = this.#session.courier.recordOf(left);
    const isLate = this.#world.timers.settleMs > 0 || left.refusal === 'server-error';
    if (record === undefined || this.#atFirst?.kind !== 'accepted' || isLate) return undefined;
    return firstBreach(ue, { holds: left.kind === 'accepted', got: left.text, record });
  }

  async #hasFreeIdentities(): Promise<boolean> {
    const { freeUe } = this.#world.cast;
    if (freeUe === undefined) return false;
    const ue = { ...freeUe, ueServiceId: freeUe.ueServiceId.replace('{any}', 'preflight') };
    const [outcome] = await sayable(() => this.#register(ue));
    if (outcome?.kind === 'accepted') await this.#deregister(ue);
    return outcome?.kind === 'accepted';
  }
}
