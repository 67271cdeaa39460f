import type { RequirementId } from '../../spec/requirements.ts';
import type { Context } from '../context.ts';
import { tell } from '../for-all.ts';
import type { UeIdentity } from '../identity.ts';
import type { Observation, Outcome } from '../iut.ts';
import { Failure, Inconclusive } from '../verdict.ts';
import { advanced, atFirst, type Belief, settled } from './belief.ts';
import { blame, type Past } from './blame.ts';
import type { Memory } from './memory.ts';
import { type Answer, named, type Operation, type Request } from './operation.ts';
import { profileNames } from './profiles.ts';
import { sightOf } from './sight.ts';
import { type State, stateText } from './state.ts';
import { replyOf, stimulusOf, unlessInapplicable } from './stimulus.ts';
import { type Command, requestOf } from './story.ts';

const letters = 'ABCDEFGH';

/** What came last tells most; the counterexample has all of it. */
const shownLines = 12;

/** New connections are taken from so many in turn, so that a long run does not pile them up. */
const connections = 3;

/** Does one command after another, and holds every answer against what the documents allow by then. */
export class Play {
  readonly #context: Context;
  readonly #memory: Memory;
  readonly #ues: readonly UeIdentity[];
  readonly #beliefs: (readonly Belief[])[];
  readonly #past: Past[] = [];
  readonly #lines: string[] = [];
  #connection = 0;

  constructor(context: Context, ues: readonly UeIdentity[], memory: Memory) {
    this.#context = context;
    this.#memory = memory;
    this.#ues = ues;
    this.#beliefs = ues.map(() => atFirst);
    if (ues.some((ue) => context.isStuck(ue)))
      throw new Inconclusive(
        'precondition',
        'precondition: a UE was registered before, and de-registration does not remove it',
      );
  }

  /** The commands in their order, and at the end a look at every UE; throws a Failure that knows its story. */
  async perform(commands: readonly Command[]): Promise<void> {
    for (const command of commands) await this.#do(command);
    for (const ue of this.#ues.keys()) await this.#look(ue);
  }

  async #do(command: Command): Promise<void> {
    if (command.do === 'reconnect') {
      this.#connection += 1;
      this.#lines.push('go on on another connection');
      return;
    }
    const ue = command.ue % this.#ues.length;
    if (command.do === 'look-up') {
      // Answers tell the state too, but asking for them changes it.
      if (this.#context.pics.lookup) await this.#look(ue);
      return;
    }
    await this.#ask(ue, requestOf(this.#context.cast, command));
  }

  async #ask(ue: number, operation: Request): Promise<void> {
    const stimulus = stimulusOf(this.#context, this.#ues[ue] as UeIdentity, operation);
    // What is spoilt has a connection of its own unless told otherwise.
    const connection = stimulus.flaw === undefined ? { connection: `story-${this.#connection % connections}` } : {};
    const outcome = await unlessInapplicable(this.#context.send({ ...stimulus, ...connection }));
    if (outcome === undefined) return;
    this.#lines.push(`${named(operation)} ${letterOf(ue)}: ${outcome.text}`);
    // The first of two equal requests may have been served, and nobody heard of it.
    if (outcome.isRepeated) this.#beliefs[ue] = this.#after({ ue, operation, answer: undefined });
    const event = { ue, operation, answer: replyOf(outcome) };
    // Is the answer wrong, or is something lost that it is right about?
    if (event.answer === 'rejected' && this.#after(event).length === 0) await this.#lookFor(ue);
    this.#judge(event, outcome);
  }

  async #look(ue: number): Promise<void> {
    const { pics } = this.#context;
    const operation = { kind: 'look-up' } as const;
    // Where several states are legal, what is seen before all has settled says nothing.
    const isOpen = (this.#beliefs[ue]?.length ?? 0) > 1;
    const seen = await this.#context.observe(this.#ues[ue] as UeIdentity, (observation) => {
      const answer = sightOf(observation, pics);
      return answer === undefined || (!isOpen && this.#after({ ue, operation, answer }).length > 0);
    });
    const answer = sightOf(seen, pics);
    if (answer === undefined) return;
    this.#lines.push(`look up ${letterOf(ue)}: ${answer.text}`);
    this.#judge({ ue, operation, answer }, seen);
    if (seen.seen && seen.by === 'answers') this.#forget(ue);
  }

  async #lookFor(ue: number): Promise<void> {
    const { lookup } = this.#context.pics;
    const isExpected = this.#beliefs[ue]?.every(({ state }) => state !== undefined) ?? false;
    if (lookup && isExpected) await this.#look(ue);
  }

  #fail(event: Past, before: readonly State[], shownBy: Outcome | Observation): never {
    const requirement = blame({ ...event, before, past: this.#past });
    const states = before.map(stateText).join(' or ');
    const text = typeof event.answer === 'object' ? event.answer.text : 'text' in shownBy ? shownBy.text : '';
    const failure = new Failure(requirement, this.#expected(event, states), this.#got(event.ue, text), { shownBy });
    throw tell(failure, `${this.#story()}. Expected: ${failure.expected}`);
  }

  #after({ ue, operation, answer }: Past): readonly Belief[] {
    return advanced(this.#beliefs[ue] ?? atFirst, { operation, answer }, this.#context.pics);
  }

  /** To ask for the state by requests changes what is stored. */
  #forget(ue: number): void {
    const { gateway, secondGateway = gateway } = this.#context.cast;
    const any = [gateway, secondGateway].flatMap(({ mgwServiceId }) =>
      profileNames.map((profile): State => ({ gateway: mgwServiceId, profile })),
    );
    this.#beliefs[ue] = [undefined, ...any].map((state) => ({ state, choices: [] }));
  }

  #judge(event: Past, shownBy: Outcome | Observation): void {
    const before = (this.#beliefs[event.ue] ?? atFirst).map(({ state }) => state);
    const after = this.#after(event);
    if (after.length === 0) this.#fail(event, before, shownBy);
    const { certain, open } = settled(after);
    for (const choice of certain) this.#memory.learn(this.#context, choice);
    this.#beliefs[event.ue] = open;
    this.#past.push(event);
    for (const requirement of evidence(event.operation, event.answer)) this.#context.met(requirement);
  }

  #expected({ ue, operation }: Past, states: string): string {
    if (operation.kind === 'look-up') return `UE ${letterOf(ue)} ${states}`;
    return operation.defect === undefined
      ? `success for UE ${letterOf(ue)}, which is ${states}`
      : `a failure for UE ${letterOf(ue)}, which is ${states}`;
  }

  #got(ue: number, text: string): string {
    return `${text}, at the end of: ${this.#story(shownLines)} (${letterOf(ue)} is ${JSON.stringify(this.#ues[ue]?.ueServiceId)})`;
  }

  /** All of it, or how it ends. */
  #story(most = Infinity): string {
    const numbered = this.#lines.map((line, at) => `${at + 1}. ${line}`);
    const hidden = Math.max(0, numbered.length - most);
    return [...(hidden > 0 ? [`… ${hidden} steps`] : []), ...numbered.slice(hidden)].join('; ');
  }
}

const letterOf = (ue: number): string => letters[ue] ?? `no. ${ue}`;

/** What a legal answer shows. */
function evidence(operation: Operation, answer: Answer): readonly RequirementId[] {
  if (operation.kind === 'look-up') return [];
  if (answer === 'accepted') return operation.kind === 'register' ? ['R-12'] : ['D-02'];
  return [];
}
