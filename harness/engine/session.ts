import type { RequirementId } from '../../spec/requirements.ts';
import { judgeAnswer } from '../../suites/answer.ts';
import { atOnce } from '../../suites/at-once.ts';
import type { Context, Hope, Sightings } from '../../suites/context.ts';
import type { Guise } from '../../suites/guise.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Observation, Outcome, Peek, Stimulus } from '../../suites/iut.ts';
import { Inconclusive, Silence } from '../../suites/verdict.ts';
import { onWire } from '../../suites/wire.ts';
import { Postman } from '../delivery/postman.ts';
import { prepared } from './cleaned.ts';
import { Courier } from './courier.ts';
import { FailedTrials } from './failed-trials.ts';
import { Guests } from './guests.ts';
import { insisted, unanswered } from './insist.ts';
import { applicable } from './ledger.ts';
import { demandNamed } from './named.ts';
import { observe, peek } from './observer.ts';
import { impatient } from './patience.ts';
import type { ExchangeRecord } from './record.ts';
import { Tally } from './tally.ts';
import type { World } from './world.ts';

/** Which purpose a session serves, and what it may use. */
export interface Assignment {
  readonly purpose: string;
  readonly index: number;
  readonly ues: readonly UeIdentity[];
  /** Classes of generated values that are expected. */
  readonly classes?: readonly string[];
}

/** One attempt at one purpose: its identities, its evidence, and the tidying up after it. */
export class Session implements Context {
  readonly pics: World['pics'];
  readonly cast: World['cast'];
  readonly seed: number;
  readonly runs: number;
  readonly shrinks: number;
  readonly seemsForgetful: boolean;
  readonly courier: Courier;
  readonly messages: Postman;
  readonly metCounts = new Map<RequirementId, number>();
  readonly unobservedReasons = new Map<RequirementId, string>();
  readonly failed = new FailedTrials();
  /** The most tries that any of its trials took. */
  tries = 1;
  readonly tally: Tally;
  readonly #world: World;
  readonly #assignment: Assignment;
  readonly #guests: Guests;

  constructor(world: World, assignment: Assignment) {
    this.#world = world;
    ({ pics: this.pics, cast: this.cast, seed: this.seed, runs: this.runs, shrinks: this.shrinks } = world);
    this.seemsForgetful = world.seemsForgetful;
    this.#assignment = assignment;
    this.courier = new Courier(world, {
      onSent: (...sent) => this.#note(world.traffic.neglect.checks(...sent), sent[1]),
    });
    this.messages = new Postman({ world, session: this, note: this.#note.bind(this) });
    this.#guests = new Guests(assignment.ues);
    this.tally = new Tally(assignment.classes);
  }

  get cases() {
    return this.#world.cases.get(this.#assignment.purpose) ?? [];
  }

  async take(): Promise<UeIdentity> {
    return this.prepare(this.#next());
  }

  #next(): UeIdentity {
    const { purpose, ues } = this.#assignment;
    const ue = ues[this.#world.pool.count('ues', purpose) % ues.length];
    if (ue === undefined) throw new Inconclusive('configuration', 'the PIXIT names no UE');
    return ue;
  }

  async prepare(ue: UeIdentity): Promise<UeIdentity> {
    this.#world.brake.release();
    await prepared(this.#world, this.courier, ue);
    return ue;
  }

  async takeSome(most: number): Promise<readonly UeIdentity[]> {
    const taken = Array.from({ length: Math.min(most, this.#assignment.ues.length) }, () => this.#next());
    await atOnce(8, taken, async (ue) => void (await this.prepare(ue)));
    return taken;
  }

  isStuck(ue: UeIdentity): boolean {
    return this.#world.pool.stuck.has(ue.ueServiceId);
  }

  nonce(): string {
    const { purpose, index } = this.#assignment;
    return `${index}.${this.#world.pool.count('texts', purpose)}`;
  }

  async send(stimulus: Stimulus): Promise<Outcome> {
    const outcome = await this.trySend(stimulus);
    if (outcome.kind !== 'silent') return outcome;
    const rule = outcome.lost === 'incomplete' ? 'W-06' : (stimulus.verifies ?? unanswered(stimulus));
    throw new Silence(stimulus.step, outcome, outcome.breaks ?? onWire(rule, this.pics));
  }

  async trySend(stimulus: Stimulus): Promise<Outcome> {
    demandNamed(this.#world, stimulus, this.courier.registrationOf(stimulus.message['ueServiceId']));
    const { outcome, record } = await this.ask(stimulus);
    if (outcome.kind === 'silent') return outcome;
    if (outcome.kind === 'throttled')
      throw impatient(stimulus.step, { answer: record.answer, text: outcome.text }, this.#world);
    this.#note([...outcome.checks, ...judgeAnswer(stimulus, outcome)], record);
    return outcome;
  }

  /** Sends without judging; what it registers is tidied up. */
  async ask(stimulus: Stimulus): ReturnType<Courier['send']> {
    this.#world.brake.release();
    return this.#guests.followed(this.courier, stimulus);
  }

  /** Whether the server was heard to register the UE, and not to de-register it again. */
  holds(ue: UeIdentity): boolean {
    return this.#guests.has(ue);
  }

  async observe(ue: UeIdentity, hoped: Hope, known?: 'other UEs'): Promise<Observation> {
    this.#world.brake.release();
    const seen = await observe({ world: this.#world, session: this, note: this.#note.bind(this), known }, ue, hoped);
    this.courier.remember(seen);
    // What is there has to go, also where it came about by an answer that nobody expected.
    if (seen.seen && seen.registered) this.#guests.add(ue);
    return seen;
  }

  peek(ue: UeIdentity, as: Guise): Promise<Peek> {
    return peek(this.courier, ue, { as, gateway: this.cast.gateway.mgwServiceId });
  }

  met(requirement: RequirementId): void {
    this.metCounts.set(requirement, (this.metCounts.get(requirement) ?? 0) + 1);
  }

  unobserved(requirement: RequirementId, why: string): void {
    this.unobservedReasons.set(requirement, why);
  }

  sightings(requirement: RequirementId): Sightings {
    return this.#world.ledger.sightings(requirement);
  }

  isOver(): boolean {
    return this.#world.isOver();
  }

  generated(classes: readonly string[], printed = classes.join()): void {
    this.tally.add(classes, printed);
  }

  async trial(body: () => Promise<void>): Promise<void> {
    this.courier.discard(0);
    this.failed.enter();
    try {
      await insisted(async (attempt) => {
        this.failed.attempt(this.#world.pool.usedBy(this.#assignment.purpose));
        this.tries = Math.max(this.tries, attempt);
        if (attempt > 1) {
          await this.tidy();
          this.courier.discard(0);
        }
        await body();
      }, this.courier);
    } catch (error) {
      this.failed.add(error, this.courier.records);
      throw error;
    } finally {
      this.failed.leave();
      this.messages.close();
      const kept = this.courier.records.length;
      await this.tidy();
      this.courier.discard(kept);
    }
  }

  #note(checks: readonly Check[], record: ExchangeRecord): void {
    const { index, purpose } = this.#assignment;
    const before = (): readonly ExchangeRecord[] => this.courier.before(record);
    const where = { at: [index, this.courier.count], purpose, record, before } as const;
    this.#world.ledger.note(applicable(checks, this.pics), where);
  }

  /** De-registers what this session may have registered. */
  tidy(): Promise<void> {
    return this.#guests.leave(this.courier, this.#world.brake);
  }
}
