import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Check, Stimulus, StoredRegistration } from '../../suites/iut.ts';

/** A header as sent or received, name in its own case. */
export type Header = readonly [name: string, value: string];

/** A request as the binding wants it on the wire; `path` is below the API root. */
export interface RequestPacket {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body?: Uint8Array;
}

/** A complete answer. */
export interface ResponsePacket {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** The body was longer than we read. */
  readonly isCut: boolean;
}

/** Why there is no complete answer. */
export interface Loss {
  readonly lost: NonNullable<Outcome['lost']>;
  readonly text: string;
}

/** What a look-up showed; no records when it could not be read. */
export interface LookupResult {
  readonly records?: readonly StoredRegistration[];
  readonly text: string;
  readonly checks: readonly Check[];
}

/** The declared wire: pure translation between abstract messages and packets, in both directions. */
export interface Binding {
  readonly name: string;
  /** Text: the binding cannot say this, and why. */
  encode(stimulus: Stimulus): RequestPacket | string;
  decode(stimulus: Stimulus, response: ResponsePacket): Outcome;
  readonly lookup?: {
    encode(ue: UeIdentity): RequestPacket;
    decode(ue: UeIdentity, response: ResponsePacket): LookupResult;
  };
}
