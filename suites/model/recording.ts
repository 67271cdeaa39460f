import type { RequirementId } from '../../spec/requirements.ts';
import type { Context } from '../context.ts';
import type { UeIdentity } from '../identity.ts';
import type { Observation, Outcome, Stimulus } from '../iut.ts';
import { shown } from '../step.ts';
import { Failure, Inconclusive, Silence } from '../verdict.ts';
import type { Event } from './history.ts';
import { explain, type Unexplained } from './linearize.ts';
import { type NamedEvent, opened } from './opened.ts';
import { named, type Request } from './operation.ts';
import { sightOf } from './sight.ts';
import { stateText } from './state.ts';
import { replyOf, stimulusOf, unlessInapplicable } from './stimulus.ts';

/** Records what is asked and answered, at the same time or not, and judges whether some order explains it. */
export class Recording {
  readonly #context: Context;
  readonly #events: NamedEvent[] = [];
  /** One tick per departure and arrival: all that an order depends on. */
  #now = 0;
  #silence: Silence | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** Sends a request; undefined when no answer comes. */
  async ask(ue: UeIdentity, operation: Request): Promise<Outcome | undefined> {
    if (this.#context.isStuck(ue))
      throw new Inconclusive('precondition', `precondition: ${shown(ue)} was registered before, and stays so`);
    const invoked = this.#now++;
    const text = `${named(operation)} ${shown(ue)}`;
    const asked = { ue: ue.ueServiceId, operation, invoked };
    try {
      const outcome = await unlessInapplicable(this.#context.send(this.#stimulusOf(ue, operation)));
      if (outcome === undefined) return undefined;
      this.#expectOwn(ue, outcome);
      const answer = replyOf(outcome);
      const isUnfound = operation.kind === 'deregister' && outcome.refusal === 'not-found';
      const event = {
        ...asked,
        operation: askedBy(operation, outcome),
        ...(isUnfound && { isUnfound: true as const }),
      };
      const name = outcome.registration && { name: JSON.stringify(outcome.registration) };
      const told = `${named(event.operation)} ${shown(ue)}`;
      this.#events.push({ ...event, ...name, answer, returned: this.#now++, text: `${told}: ${outcome.text}` });
      if (outcome.isRepeated) this.#events.push({ ...event, ...unanswered, text: `${told}, the first time` });
      return outcome;
    } catch (error) {
      if (!(error instanceof Silence)) throw error;
      this.#silence ??= error;
      this.#events.push({ ...asked, ...unanswered, text: `${text}: no answer` });
      return undefined;
    }
  }

  /** A connection of its own, as what is spoilt has it, would be late for the meeting. */
  #stimulusOf(ue: UeIdentity, operation: Request): Stimulus {
    const stimulus = stimulusOf(this.#context, ue, operation);
    return operation.defect === 'wrong credential' ? { ...stimulus, connection: 'shared' } : stimulus;
  }

  /** Looks at a UE when all is quiet. */
  async look(ue: UeIdentity): Promise<Observation> {
    const { pics } = this.#context;
    const operation = { kind: 'look-up' } as const;
    const event = { ue: ue.ueServiceId, operation, invoked: this.#now++, returned: this.#now++ };
    const eventOf = (observation: Observation): readonly Event[] => {
      const answer = sightOf(observation, pics);
      return answer === undefined ? [] : [{ ...event, answer, text: `look up ${shown(ue)}: ${answer.text}` }];
    };
    // Several states may be legal, so what is seen before all has settled says nothing.
    const seen = await this.#context.observe(ue, () => false);
    this.#events.push(...eventOf(seen));
    return seen;
  }

  /** What was not answered so far is to be tried again. */
  demandAnswers(): void {
    if (this.#silence !== undefined) throw this.#silence;
  }

  /** Throws a Failure when nothing explains what was recorded; what was not answered is to be tried again. */
  judge(): void {
    const found = explain(opened(this.#events), this.#context.pics);
    if (!found.explained) throw failureOf(found, ruleOf(found, this.#events));
    this.demandAnswers();
    this.#context.met('R-73');
  }

  #expectOwn(ue: UeIdentity, outcome: Outcome): void {
    const name = outcome.answer?.ueServiceId;
    if (name === undefined || name === null || name === ue.ueServiceId) return;
    throw new Failure('R-15', `an answer about ${shown(ue)}`, `one that names ${JSON.stringify(name)}`, {
      shownBy: outcome,
    });
  }
}

/** Which gateway a de-registration speaks for is known once it is sent: that which registered the UE last, by then. */
const askedBy = (operation: Request, { by }: Outcome): Request =>
  operation.kind === 'deregister' && by !== undefined ? { ...operation, by } : operation;

const unanswered = { answer: undefined, returned: Infinity } as const;

/** A record for each gateway that registers the UE is a deviation of its own, whether the gateways meet or not. */
function ruleOf({ stuck }: Unexplained, events: readonly Event[]): RequirementId {
  const gateways = new Set(events.flatMap(({ operation }) => (operation.kind === 'register' ? operation.gateway : [])));
  const isEachOnce = stuck.every(({ answer }) => {
    const records = typeof answer === 'object' ? answer.records : 0;
    return records > 1 && records <= gateways.size;
  });
  return isEachOnce ? 'R-63' : 'R-73';
}

function failureOf({ prefix, states, stuck }: Unexplained, rule: RequirementId): Failure {
  const order = prefix.map(({ text }, at) => `${at + 1}. ${text}`).join('; ');
  const state = states.map(stateText).join(' or ');
  const rest = stuck.map(({ text }) => text).join('; ');
  return new Failure(
    rule,
    'an order of the requests that explains every answer',
    `none: ${order === '' ? 'at the beginning' : `the longest one is ${order}; then`} the UE is ${state}, and nothing explains ${rest}`,
  );
}
