import type { AbstractMessage, Json } from '../fixtures/json.ts';
import type { CauseFault } from '../spec/cause.ts';
import type { RequirementId } from '../spec/requirements.ts';
import type { Guise } from './guise.ts';

/** What is wrong with a message on purpose, and what a cause may say of it. */
export interface Flaw {
  /** The IE at fault, as a path in the abstract message; empty where every mandatory one is. */
  readonly ie: readonly string[];
  /** Another IE that may be named as well as it, or in its place. */
  readonly orElse?: string;
  /** Classes of TS 29.500 causes that describe it; a cause that TS 29.500 does not know is always legal. */
  readonly reads: readonly CauseFault[];
  /** True when the message itself is malformed, so that blaming the server (5xx) is wrong. */
  readonly isMalformed: boolean;
}

/** A way to spoil a request below the level of information elements; the binding knows how. */
export type Disturbance =
  | 'not-json'
  | 'truncated-body'
  | 'unclosed-body'
  | 'trailing-text'
  | 'empty-body'
  | 'array-body'
  | 'text-body'
  | 'null-body'
  | 'invalid-utf8'
  | 'duplicated-member'
  | 'unknown-member'
  | 'unknown-inner-member'
  | 'vendor-member'
  | 'alike-member'
  | 'white-space'
  | 'long-white-space'
  | 'member-order'
  | 'escapes'
  | 'solidus-escape'
  | 'byte-order-mark'
  | 'content-type-case'
  | 'content-type-charset'
  | 'media-type-text'
  | 'media-type-form'
  | 'media-type-xml'
  | 'method-put'
  | 'method-patch'
  | 'method-get'
  | 'method-delete'
  | 'method-unknown'
  | 'path-unknown'
  | 'path-longer'
  | 'path-slash'
  | 'path-double-slash'
  | 'path-matrix'
  | 'path-escaped'
  | 'path-case'
  | 'version-unknown'
  | 'query-parameter'
  | 'oversize-body'
  | 'message-type-unknown'
  | 'critical-option'
  | 'elective-option'
  | 'message-twice';

/** One request to the server under test, in the words of the documents. */
export interface Stimulus {
  readonly operation: 'register' | 'deregister';
  readonly message: AbstractMessage;
  readonly flaw?: Flaw;
  readonly disturbance?: Disturbance;
  /** `own`: on a connection of its own; otherwise on the one that this label names. Default: the pool, and `own` for what is spoilt. */
  readonly connection?: string;
  /** The UE whose registration is named, with one letter more at its end, in place of that of the message. */
  readonly lengthens?: string;
  /** How it travels, where not in one piece with the usual letters; cut: the head and a part of the body, then the rest. */
  readonly travels?: 'in-parts' | 'cut' | 'with-lower-case-names';
  /** Default: as the gateway that the message names, or that registered the UE. */
  readonly as?: Guise;
  /** What is violated when it is never answered, where that is not the operation itself. */
  readonly verifies?: RequirementId;
  /** What is asked, for the reader of the evidence. */
  readonly step: string;
}

/** Why a request was refused, as far as the wire says. */
export type Refusal =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-implemented'
  | 'media-type'
  | 'too-large'
  | 'bad-option'
  | 'redirect'
  | 'client-error'
  | 'server-error'
  | 'failure-result';

/** One look at a rule: it held, or what was expected and what came instead. */
export interface Check {
  readonly requirement: RequirementId;
  readonly holds: boolean;
  readonly expected: string;
  readonly got: string;
  /** Why the binding leaves the rule nothing to judge here; then it neither held nor was broken. */
  readonly moot?: string;
}

/** Response IEs as they came, of whatever JSON type. */
export interface Answer {
  readonly ueServiceId?: Json;
  readonly result?: Json;
  readonly failureCause?: Json;
}

/** What an answer can be like that counts as success, or as failure, in the words of the binding. */
export interface Readings {
  readonly accepted: readonly string[];
  readonly rejected: readonly string[];
}

/** What came back, read through the binding. */
export interface Outcome {
  readonly kind: 'accepted' | 'rejected' | 'unclear' | 'silent' | 'throttled';
  readonly refusal?: Refusal;
  /** Cause of the rejection in the coding of the binding, and the IE paths it blames (undefined: none given). */
  readonly cause?: string;
  readonly blames?: readonly string[];
  readonly answer?: Answer;
  /** Response IEs that the wire implies, so that they can be neither absent nor wrong. */
  readonly implied?: readonly (keyof Answer)[];
  /** What the answer to a registration calls it: a reference to its resource, or an id. */
  readonly registration?: { readonly location: string } | { readonly id: string | number };
  /** The gateway that a de-registration was sent for, where the server can tell gateways apart. */
  readonly by?: string;
  /** True when it is not even of the sort that the binding declares, such as a page for people. */
  readonly isForeign?: true;
  /** For a silent one: what happened on the connection; `unproven`: no connection was taken, or the wait was not as long as usual. */
  readonly lost?: 'deadline' | 'unproven' | 'reset' | 'closed' | 'refused' | 'incomplete' | 'garbage';
  /** For a silent one: what it violates, where that is plain. */
  readonly breaks?: RequirementId;
  /** True when the path of the request names the UE, or its registration. */
  readonly isByPath?: true;
  /** True when the request names its UE nowhere, only the registration: where that is gone, the server does not know the UE. */
  readonly isUnnamed?: true;
  /** True when the request was sent again because its connection was closed: the first one may have been served too. */
  readonly isRepeated?: true;
  /** What it could have been instead; absent where the binding does not say. */
  readonly readings?: Readings;
  /** Two answers of the same kind have the same signature. */
  readonly signature: string;
  /** Findings of the binding and of the protocol. */
  readonly checks: readonly Check[];
  /** The answer in a few words, for `got`. */
  readonly text: string;
}

/** One stored registration as the look-up shows it, in abstract form. */
export interface StoredRegistration {
  readonly ueServiceId?: Json;
  readonly mgwServiceId?: Json;
  readonly profile?: Json;
  /** True where the look-up does not show the gateway. */
  readonly hidesGateway?: true;
}

/** What a look-up showed to somebody. */
export interface Peek {
  readonly isShown: boolean;
  /** The answer in a few words. */
  readonly text: string;
}

/** What can be told about the stored state of one UE. */
export type Observation =
  | {
      readonly seen: false;
      readonly why: string;
      /** Answers speak for the opposite of what is wanted, though they prove nothing. */
      readonly isDoubtful?: true;
    }
  | {
      readonly seen: true;
      readonly by: 'look-up' | 'answers';
      readonly registered: boolean;
      /** The answer that tells, where it is not a look-up. */
      readonly shownBy?: Outcome;
      readonly records?: readonly StoredRegistration[];
      /** What the answer shows of other UEs. */
      readonly others?: readonly StoredRegistration[];
      /** The answer shows no registration of the UE, and names the UE. */
      readonly isNamed?: boolean;
    };
