import type { Pics } from '../spec/pics.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Guise } from './guise.ts';
import type { GatewayIdentity, UeIdentity } from './identity.ts';
import type { Observation, Outcome, Peek, Stimulus } from './iut.ts';
import type { Messages } from './messages.ts';
import type { StoredCase } from './stored-case.ts';

/** Who there is to play with, from the PIXIT. */
export interface Cast {
  readonly gateway: GatewayIdentity;
  readonly secondGateway?: GatewayIdentity;
  readonly forbiddenGateway?: string;
  readonly unknownGateway?: string;
  readonly unauthorisedUe?: UeIdentity;
  readonly unknownUe?: UeIdentity;
  readonly wrongCredential: string;
  /** Its UE Service ID holds `{any}`. */
  readonly freeUe?: UeIdentity;
  /** Messages can be sent, and seen at the gateway. */
  readonly delivery?: true;
  /** They can be seen at the second gateway too. */
  readonly secondDelivery?: true;
}

/** All that was seen of one requirement so far in the run. */
export interface Sightings {
  readonly held: number;
  /** Why the wire left the requirement nothing to judge, where it did. */
  readonly moot?: string;
  readonly broken?: { readonly expected: string; readonly got: string; readonly purpose: string };
}

/** What a look is to show: that the UE is registered, that it is not, or what a function likes. */
export type Hope = boolean | ((seen: Observation) => boolean);

/** What a test purpose may use: the server under test, identities of its own, and a place for evidence. */
export interface Context {
  readonly pics: Pics;
  readonly cast: Cast;
  readonly seed: number;
  /** Generated cases per property-based purpose; 0 where only stored ones are asked for. */
  readonly runs: number;
  /** At most so many further cases make a counterexample smaller. */
  readonly shrinks: number;
  /** The first look of the run showed nothing of a plain registration. */
  readonly seemsForgetful: boolean;
  /** Cases that come before every generated one. */
  readonly cases: readonly StoredCase[];
  /** A UE that no other purpose uses at the same time; what a former run left of it is removed first. */
  take(): Promise<UeIdentity>;
  /** Removes what a former run may have left of a UE that is not from the pool. */
  prepare(ue: UeIdentity): Promise<UeIdentity>;
  /** Different UEs, as many as the pool allows up to `most`. */
  takeSome(most: number): Promise<readonly UeIdentity[]>;
  /** True when the UE was registered before it was taken and de-registration did not help. */
  isStuck(ue: UeIdentity): boolean;
  /** A text that no other purpose uses, for UE Service IDs of free choice. */
  nonce(): string;
  /** Throws Silence when no complete answer comes, unless the stimulus says that closing is an answer. */
  send(stimulus: Stimulus): Promise<Outcome>;
  /** Like send, but hands a silent outcome to the caller. */
  trySend(stimulus: Stimulus): Promise<Outcome>;
  /** Looks the UE up as somebody. */
  peek(ue: UeIdentity, as: Guise): Promise<Peek>;
  /**
   * Looks until the state is as hoped, registered or not or whatever the function says, or the settle time is over. What is said to
   * be `known` breaks no requirement: the purpose judges it itself.
   */
  observe(ue: UeIdentity, hoped: Hope, known?: 'other UEs'): Promise<Observation>;
  readonly messages: Messages;
  /** Positive evidence: the required effect was seen. */
  met(requirement: RequirementId): void;
  /** Nothing shows this requirement here. */
  unobserved(requirement: RequirementId, why: string): void;
  sightings(requirement: RequirementId): Sightings;
  /** True once the run is to end: no further case is begun. */
  isOver(): boolean;
  /** Counts a generated case by the classes that it is in; `printed` tells different ones apart. */
  generated(classes: readonly string[], printed?: string): void;
  /** Runs one generated case: evidence starts afresh, identities are cleaned up after it, silences are tried again. */
  trial(body: () => Promise<void>): Promise<void>;
}
