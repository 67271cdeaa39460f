import type { RequirementId } from '../spec/requirements.ts';
import type { Observation, Outcome } from './iut.ts';
import type { Arrival, Message } from './messages.ts';

/** What can be pointed at. */
export type Evidence = Outcome | Observation | Arrival | Message;

/** The server under test is wrong: a required effect was looked for and not seen. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly requirement: RequirementId;
  readonly expected: string;
  readonly got: string;
  /** The purpose whose exchange shows it, where that is another one. */
  readonly seenIn?: string;
  /** What decides it; the last exchange where it is not said. */
  readonly shownBy?: Evidence;
  /** Answers of this wire that would have been right, where the answer itself is wrong. */
  readonly among?: readonly string[];

  constructor(
    requirement: RequirementId,
    expected: string,
    got: string,
    where: Pick<Failure, 'seenIn' | 'shownBy' | 'among'> = {},
  ) {
    super(`${requirement}: expected ${expected}, got ${got}`);
    this.requirement = requirement;
    this.expected = expected;
    this.got = got;
    Object.assign(this, where);
  }
}

/** What can stand in the way of a question, and who has to act on it. */
const blames = {
  /** No complete answer came. */
  transport: 'network',
  /** What the question presupposes could not be brought about. */
  precondition: 'IUT',
  /** The server asked for patience again and again. */
  throttled: 'IUT',
  /** The answer can be read as neither success nor failure, or does not show what is asked. */
  unclear: 'IUT',
  /** The PIXIT lacks something, or contradicts itself. */
  configuration: 'configuration',
  /** Time ran out. */
  budget: 'network',
  /** The run ended before. */
  stopped: 'network',
} as const;

/** Why a question could not be reached, for machines. */
export type Obstacle = keyof typeof blames;

/** The question could not be reached: a precondition, the network or the configuration stood in the way. */
export class Inconclusive extends Error {
  override readonly name: string = 'Inconclusive';
  readonly obstacle: Obstacle;
  readonly blame: (typeof blames)[Obstacle];

  constructor(obstacle: Obstacle, reason: string) {
    super(reason);
    this.obstacle = obstacle;
    this.blame = blames[obstacle];
  }
}

/** No complete answer came. One silence proves nothing; the same silence again and again does. */
export class Silence extends Inconclusive {
  override readonly name = 'Silence';
  readonly step: string;
  readonly lost: NonNullable<Outcome['lost']>;
  /** What is violated when the silence persists while the server is alive. */
  readonly requirement: RequirementId;

  constructor(step: string, outcome: Outcome, requirement: RequirementId) {
    super('transport', `${step}: ${outcome.text}`);
    this.step = step;
    this.lost = outcome.lost ?? 'closed';
    this.requirement = requirement;
  }
}

/** There is nothing to judge: the situation never arose, or nothing shows it. */
export class NoVerdict extends Error {
  override readonly name: string = 'NoVerdict';
}

/** The question does not apply: the wire has no way to ask it, or leaves its answer no choice. */
export class Inapplicable extends NoVerdict {
  override readonly name = 'Inapplicable';
}
