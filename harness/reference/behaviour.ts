import type { Server, ServerResponse } from 'node:http';
import type { CoapHabits } from './coap-habit.ts';
import type { Guard, Mounting } from './mounting.ts';
import type { Peer } from './peer.ts';
import type { Refusal } from './refusal.ts';
import type { TokenFlaw } from './token.ts';

/** A JSON object as it was parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What a request asks for; `none` where no operation has its path and method. */
export type Operation = 'register' | 'deregister' | 'lookup' | 'message' | 'none';

/** What is stored of one UE: never its credential. */
export interface Registration {
  readonly ueSvcId: string;
  readonly mgwSvcId: string;
  readonly ueProf?: JsonObject;
}

/** Registrations by the key of their UE. */
export type Registry = Map<string, Registration>;

/** One request on its way through the steps; `message` is there from the moment its body is parsed. */
export interface Call {
  readonly request: Request;
  readonly operation: Operation;
  readonly registry: Registry;
  readonly message?: JsonObject;
  /** What a secured server asks for, and who is at the other end. */
  readonly guard?: Guard;
  readonly peer?: Peer;
  /** The gateway that asks, once it is known. */
  readonly gateway?: string;
  /** Where messages for the UEs of a gateway go. */
  readonly gatewayRoots?: ReadonlyMap<string, string>;
}

/** A message on its way to a gateway. */
export interface Parcel {
  readonly mgwSvcId: string;
  /** The interface that it goes by. */
  readonly kind: 'l3g' | 'n3g';
  readonly message: JsonObject;
}

/** The IEs of a request that passed validation; `key` is what the UE is stored under. */
export interface UeRequest {
  readonly key: string;
  readonly ueSvcId: string;
  readonly mgwSvcId: string;
  readonly ueCredInfo: string;
  readonly ueProf?: JsonObject;
}

/** One IE at fault, with its JSON Pointer and the TS 29.500 cause that fits it. */
export interface Defect {
  readonly param: string;
  readonly cause: 'MANDATORY_IE_MISSING' | 'MANDATORY_IE_INCORRECT' | 'OPTIONAL_IE_INCORRECT';
  readonly reason: string;
}

/** What became of the registration of a UE. */
export type Effect = 'created' | 'updated' | 'unchanged' | 'removed';

/** An answer before it becomes bytes. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** An answer as text, for those that write it to the socket themselves. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * The steps of one exchange in the order they are taken. A step refuses by throwing a Refusal; everything else that is
 * thrown becomes a 500. A deviation overrides some of them.
 */
export interface Behaviour {
  readonly around: (request: Request, next: (request: Request) => Promise<Response>) => Promise<Response>;
  /** What becomes of a client without a valid certificate: the end of the handshake, or a refusal over HTTP. */
  readonly handshake: 'demands' | 'asks';
  readonly servesPlainText: boolean;
  readonly inspectCertificate: (call: Call) => 'missing' | 'untrusted' | 'expired' | undefined;
  readonly inspectToken: (call: Call) => readonly TokenFlaw[];
  readonly refuseToken: (flaw: TokenFlaw, call: Call) => Refusal;
  readonly checkGateway: (ue: UeRequest, call: Call) => void;
  readonly checkOwner: (ue: UeRequest, call: Call) => void;
  readonly checkQuery: (call: Call) => void;
  readonly checkMediaType: (call: Call) => void;
  readonly readBody: (call: Call) => Promise<Uint8Array>;
  readonly parse: (bytes: Uint8Array, call: Call) => JsonObject;
  readonly inspect: (call: Call) => readonly Defect[];
  readonly judge: (defects: readonly Defect[], call: Call) => void;
  readonly key: (ueSvcId: string) => string;
  readonly interpret: (call: Call) => Omit<UeRequest, 'key'>;
  readonly admitGateway: (ue: UeRequest, call: Call) => void;
  readonly authenticate: (ue: UeRequest, call: Call) => void | Promise<void>;
  readonly authorise: (ue: UeRequest, call: Call) => void;
  readonly store: (ue: UeRequest, call: Call) => Effect;
  readonly remove: (ue: UeRequest, call: Call) => Effect;
  readonly acknowledge: (ue: UeRequest, effect: Effect, call: Call) => Answer;
  readonly find: (key: string, call: Call) => readonly Registration[];
  readonly show: (found: readonly Registration[], call: Call) => Answer;
  readonly recipients: (key: string, call: Call) => readonly Registration[];
  readonly parcel: (message: JsonObject, registration: Registration) => Parcel;
  readonly dispatch: (parcels: readonly Parcel[], call: Call) => Promise<readonly boolean[]>;
  readonly undelivered: (message: JsonObject, call: Call) => Answer | Promise<Answer>;
  readonly report: (message: JsonObject, isDelivered: boolean, call: Call) => Answer;
  readonly refuse: (refusal: Refusal, call: Call) => Answer;
  readonly write: (answer: Answer, call: Call) => Response;
  /** Writes the answer to the socket in place of the adapter; has no effect in-process. */
  readonly deliver?: (reply: Reply, outgoing: ServerResponse) => void | Promise<void>;
  /** What it does below the level of requests and responses where it speaks CoAP. */
  readonly coap?: Partial<CoapHabits>;
  /** Configures the listening server; has no effect in-process. */
  readonly prepare?: (server: Server) => void;
}

/** A way to differ from the strict server; called once per server, so that it may keep state. */
export interface Deviation {
  readonly id: string;
  readonly title: string;
  /** The wire on which it shows; the usual one unless given. */
  readonly binding?: string;
  /** How the server has to be reached for it to show, where not by HTTP/1.1 in plain text. */
  readonly mounting?: Pick<Mounting, 'http'> & {
    readonly isSecured?: true;
    /** It shows in messages to UEs. */
    readonly isDelivering?: true;
  };
  readonly change: (strict: Behaviour) => Partial<Behaviour>;
}
