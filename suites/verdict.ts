import type { RequirementId } from '../spec/requirements.ts';
import type { Outcome } from './iut.ts';

/** The server under test is wrong: a required effect was looked for and not seen. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly requirement: RequirementId;
  readonly expected: string;
  readonly got: string;
  /** The purpose whose exchange shows it, where that is another one. */
  readonly seenIn?: string;

  constructor(requirement: RequirementId, expected: string, got: string, seenIn?: string) {
    super(`${requirement}: expected ${expected}, got ${got}`);
    this.requirement = requirement;
    this.expected = expected;
    this.got = got;
    if (seenIn !== undefined) this.seenIn = seenIn;
  }
}

/** The question could not be reached: a precondition, the network or the configuration stood in the way. */
export class Inconclusive extends Error {
  override readonly name: string = 'Inconclusive';
  readonly blame: 'IUT' | 'network' | 'configuration';

  constructor(blame: Inconclusive['blame'], reason: string) {
    super(reason);
    this.blame = blame;
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
    super('network', `${step}: ${outcome.text}`);
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
