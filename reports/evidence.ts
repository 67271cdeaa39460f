/** A header as it stood on the wire: name in the case it was sent, value undecoded. */
export type Header = readonly [name: string, value: string];

/** Bytes as sent or received: text when they are UTF-8, base64 otherwise; `bytes` counts them before any cut. */
export interface Body {
  readonly text?: string;
  readonly base64?: string;
  readonly bytes: number;
  readonly cut: boolean;
}

/** One request and what came back, or why nothing did. */
export interface Exchange {
  readonly step: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly Header[];
    readonly body?: Body;
  };
  readonly response?: {
    /** The version of HTTP: `1.0`, `1.1` or `2`. */
    readonly version?: string;
    readonly status: number;
    /** The status in the writing of its protocol, where that is another one: 2.01 for 201. */
    readonly code?: string;
    readonly reason: string;
    readonly headers: readonly Header[];
    /** The Date header, kept apart from the others because it differs from run to run. */
    readonly date?: string;
    readonly body?: Body;
  };
  /** Set when no complete answer came: reset, refused, closed, deadline, not HTTP. */
  readonly error?: string;
  /** When the request went out, in UTC. */
  readonly startedAt?: string;
  /** For a response: until it was there. For what the server sent: since the message that it belongs to was sent. */
  readonly durationMs: number;
  /** What went over the wire, message by message, where the protocol has such: in words, and its bytes in hexadecimal digits. */
  readonly datagrams?: readonly string[];
  /** Set where the server sent the request, and the suite answered as this gateway. */
  readonly receivedBy?: string;
  readonly curl: string;
}
