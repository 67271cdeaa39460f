import type { Pics } from '../../spec/pics.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Outcome, Stimulus, StoredRegistration } from '../../suites/iut.ts';
import type { Recognised } from './recognise.ts';

/** A header as sent or received, name in its own case. */
export type Header = readonly [name: string, value: string];

/** A request as the binding wants it on the wire; `path` is below the API root. */
export interface RequestPacket {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
  readonly body?: Uint8Array;
  /** The same message goes out once more after its answer, as a network may do it; over CoAP only. */
  readonly isSentTwice?: true;
}

/** What went over the wire in one piece, where a protocol has such. */
export interface Datagram {
  readonly direction: 'sent' | 'received';
  readonly bytes: Uint8Array;
}

/** A complete answer. */
export interface ResponsePacket {
  readonly status: number;
  /** The status in the writing of its protocol, where that is another one: 2.01 for 201. */
  readonly code?: string;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
  /** The body was longer than we read. */
  readonly isCut: boolean;
  /** The request was sent again on a new connection, because a kept one was closed. */
  readonly isRepeated?: true;
  /** The version of HTTP that it came in: `1.0`, `1.1` or `2`. */
  readonly version?: string;
  readonly datagrams?: readonly Datagram[];
  /** Findings about the messages that carried it. */
  readonly checks?: readonly Check[];
}

/** Why there is no complete answer. */
export interface Loss {
  readonly lost: NonNullable<Outcome['lost']>;
  readonly text: string;
  /** The connection had carried answers before. */
  readonly isKept?: true;
  /** What it violates, where that is plain. */
  readonly breaks?: RequirementId;
  readonly datagrams?: readonly Datagram[];
}

/** What a look-up showed; no records when it could not be read. */
export interface LookupResult {
  readonly records?: readonly StoredRegistration[];
  readonly text: string;
  /** The server does not look for such a UE Service ID; fine where it registers none. */
  readonly isRefused?: true;
  /** The server asks for patience; it says nothing about the UE. */
  readonly isThrottled?: true;
  readonly checks: readonly Check[];
}

/** What earlier exchanges showed of the UE, for wires whose requests need more than the message holds. */
export interface Known {
  /** The gateway that registered it last, or would. */
  readonly gateway: string;
  /** What the last answer called its registration: a path, a URL or an id, of the JSON type that it came with. */
  readonly registration?: string | number;
}

/** The declared wire: pure translation between abstract messages and packets, in both directions. */
export interface Binding {
  readonly name: string;
  /** What carries it: HTTP unless given. */
  readonly protocol?: 'coap';
  /** What the wire decides of the PICS, where the configuration does not say otherwise. */
  readonly claims?: Partial<Pics>;
  /** True where a de-registration goes to what the answer to the registration named. */
  readonly needsRegistration?: boolean;
  /** True where a de-registration names the gateway too, which need not be known to have registered the UE. */
  readonly leavesByGateway?: boolean;
  /** Text: the binding cannot say this, and why. */
  encode(stimulus: Stimulus, known: Known): RequestPacket | string;
  decode(stimulus: Stimulus, response: ResponsePacket): Outcome;
  /** Reads a request as a server would; undefined for what is neither operation. */
  readonly recognise?: (request: RequestPacket) => Recognised | undefined;
  /** Why no answer was judged by a rule, where the binding has to do it and never did. */
  readonly unjudged?: (requirement: RequirementId) => string | undefined;
  /** A text about IEs with their names on this wire added. */
  readonly spelt?: (text: string) => string;
  readonly lookup?: {
    /** True where it shows what one gateway registered, which the request names. */
    readonly isByGateway?: boolean;
    encode(ue: UeIdentity, known: Known): RequestPacket | string;
    decode(ue: UeIdentity, response: ResponsePacket): LookupResult;
  };
}
