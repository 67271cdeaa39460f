import { setTimeout as sleep } from 'node:timers/promises';
import type { RequirementId } from '../../spec/requirements.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { Failure, Inconclusive, Silence } from '../../suites/verdict.ts';

/** How often the same silence is needed before it means something. */
export const insistence = 3;

/** A connection that is lost says less than a deadline that passes, and costs less to try again. */
const insistenceOnLost = 6;
/** The more exchanges an attempt has, the likelier is one of them lost by bad weather: one more try for each few of them. */
const [exchangesPerTry, mostTries] = [4, 20];

/** A server that takes no connection may be about to start again: the time until the next try, the first and the longest. */
const [firstRestMs, longestRestMs] = [50, 400];

/** The same request stayed unanswered in every attempt. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
  readonly silence: Silence;

  constructor(silence: Silence) {
    super(silence.message);
    this.silence = silence;
  }
}

/** Answers got lost at different steps: bad weather, or a server that went away. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly first: Silence;
  readonly last: Silence;
  /** Each attempt lost a connection after it had got answers, which no weather does where it is fine elsewhere. */
  readonly isSteady: boolean;

  constructor(first: Silence, last: Silence, isSteady: boolean) {
    super(last.message);
    this.first = first;
    this.last = last;
    this.isSteady = isSteady;
  }
}

/**
 * What of a failure may come from a request that was sent twice, because a connection was lost before its answer: the first one
 * may have been served. Nothing, something, or the very answer that decides it.
 */
export type Doubt = 'none' | 'some' | 'decisive';

/** What an attempt leaves behind. */
export interface Trail {
  /** Its exchanges. */
  readonly records: ArrayLike<unknown>;
  /** Whether any of them was answered. */
  readonly hasAnswer: () => boolean;
  readonly doubtOf: (error: Failure | Inconclusive) => Doubt;
}

/**
 * Runs the body again when an answer is lost, or a failure is in doubt, each time from the start. When answers are lost every
 * time, it throws Unanswered if it was the same step, and Interrupted if not.
 */
export async function insisted(body: (attempt: number) => Promise<void>, trail: Trail): Promise<void> {
  const steps = new Set<string>();
  let first: Silence | undefined;
  let isSteady = true;
  for (let attempt = 1; ; attempt++) {
    try {
      return await body(attempt);
    } catch (error) {
      if (error instanceof Failure || isPrecondition(error)) {
        const doubt = trail.doubtOf(error);
        if (doubt !== 'none' && attempt < insistence) continue;
        throw doubt === 'decisive' && error instanceof Failure
          ? new Inconclusive('transport', `${twice} (${error.message})`)
          : error;
      }
      if (!(error instanceof Silence)) throw error;
      first ??= error;
      isSteady &&= isLostConnection(error) && trail.hasAnswer();
      steps.add(error.step.replaceAll(/"[^"]*"/g, '…'));
      if (attempt < triesOf(error, trail)) {
        if (error.lost === 'refused') await sleep(Math.min(firstRestMs * 2 ** (attempt - 1), longestRestMs));
        continue;
      }
      throw steps.size === 1 ? new Unanswered(error) : new Interrupted(first, error, isSteady);
    }
  }
}

const isLostConnection = ({ lost }: Silence): boolean => lost === 'closed' || lost === 'reset';

const isPrecondition = (error: unknown): error is Inconclusive =>
  error instanceof Inconclusive && error.obstacle === 'precondition';

function triesOf({ lost }: Silence, { records }: Trail): number {
  if (lost === 'deadline' || lost === 'unproven' || lost === 'incomplete') return insistence;
  return Math.min(mostTries, insistenceOnLost + Math.floor(records.length / exchangesPerTry));
}

const twice =
  'the connection was lost before the answer, each time, and the request sent again may have found its own effect';

/** What a request that is never answered violates. */
export function unanswered({ operation, flaw, disturbance }: Stimulus): RequirementId {
  if (operation === 'register') return flaw === undefined && disturbance === undefined ? 'R-01' : 'R-50';
  return flaw === undefined && disturbance === undefined ? 'D-01' : 'D-12';
}
