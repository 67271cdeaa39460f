import type { Datagram, Loss } from '../binding/binding.ts';
import { codeText, kindOfCode } from '../coap/code.ts';
import { encode, type Message } from '../coap/message.ts';
import { deadline } from './deadline.ts';

/** A request and its response. */
export interface Heard {
  readonly request: Message;
  readonly response: Message;
  /** Sent more than once, because no acknowledgement came: the first one may have been served too. */
  readonly isRepeated: boolean;
  /** Everything that went over the wire for it, in order. */
  readonly datagrams: readonly Datagram[];
}

interface Means {
  readonly send: (bytes: Uint8Array) => void;
  readonly deadlineMs: number;
  /** Whether it is sent again while no acknowledgement comes. */
  readonly isRepeating: boolean;
}

/** Transmission parameters of RFC 7252 clause 4.8. */
const ackTimeoutMs = 2000;
const ackRandomFactor = 1.5;
const maxRetransmit = 4;
/** After a datagram that is not CoAP there is little to wait for. */
const patienceWithGarbageMs = 1000;

/** One confirmable message on its way, until its response, its Reset or its deadline. */
export class Pending {
  readonly outcome: Promise<Heard | Loss>;
  readonly #request: Message;
  readonly #bytes: Uint8Array;
  readonly #means: Means;
  readonly #datagrams: Datagram[] = [];
  #settle: (result: Heard | Loss) => void = () => undefined;
  #callOff: () => void;
  #retransmission: NodeJS.Timeout | undefined;
  #copies = 0;
  #isAcknowledged = false;
  /** What came in place of a response. */
  #instead: Pick<Loss, 'lost' | 'text' | 'breaks'> | undefined;

  constructor(request: Message, means: Means) {
    this.#request = request;
    this.#means = means;
    this.#bytes = encode(request);
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#callOff = deadline(means.deadlineMs, () => this.#late());
    this.#transmit(ackTimeoutMs * (1 + Math.random() * (ackRandomFactor - 1)));
  }

  #transmit(timeoutMs: number): void {
    this.#copies += 1;
    this.#note('sent', this.#bytes);
    this.#means.send(this.#bytes);
    if (!this.#means.isRepeating || this.#copies > maxRetransmit) return;
    this.#retransmission = setTimeout(() => this.#transmit(2 * timeoutMs), timeoutMs);
  }

  #note(direction: Datagram['direction'], bytes: Uint8Array): void {
    this.#datagrams.push({ direction, bytes });
  }

  #end(result: Heard | Loss): void {
    this.#callOff();
    clearTimeout(this.#retransmission);
    this.#settle(result);
  }

  #late(): void {
    const waited = `within ${this.#means.deadlineMs} ms`;
    const nothing = { lost: 'deadline', text: `no complete answer ${waited}` } as const;
    const acknowledged = { lost: 'deadline', text: `an acknowledgement, and no response ${waited}` } as const;
    this.lose(this.#instead ?? (this.#isAcknowledged ? acknowledged : nothing));
  }

  lose(loss: Loss): void {
    this.#end({ ...loss, datagrams: this.#datagrams });
  }

  /** An acknowledgement, a Reset, or a response; `reply` is what was sent for it. */
  answered(message: Message, bytes: Uint8Array, reply?: Uint8Array): void {
    this.#note('received', bytes);
    if (reply !== undefined) this.#note('sent', reply);
    clearTimeout(this.#retransmission);
    if (message.type === 'RST') return this.lose({ lost: 'reset', text: 'the request was rejected with a Reset' });
    if (message.code === 0) {
      this.#isAcknowledged = true;
      return undefined;
    }
    if (kindOfCode(message.code) === 'request')
      return this.lose(malformed(`an acknowledgement with ${codeText(message.code)}, the code of a request`));
    const isRepeated = this.#copies > 1;
    return this.#end({ request: this.#request, response: message, isRepeated, datagrams: this.#datagrams });
  }

  /** A malformed answer to this very message. */
  malformed(flaw: string, bytes: Uint8Array): void {
    this.#note('received', bytes);
    this.lose(malformed(flaw));
  }

  /** Bytes that are no message, which may have been meant for this one; `isCoap` where they begin like one. */
  misheard(flaw: string, bytes: Uint8Array, isCoap: boolean): void {
    this.#note('received', bytes);
    if (this.#instead !== undefined) return;
    this.#instead = isCoap ? malformed(flaw) : { lost: 'garbage', text: `an answer that is not CoAP: ${flaw}` };
    this.#callOff();
    this.#callOff = deadline(Math.min(patienceWithGarbageMs, this.#means.deadlineMs), () => this.#late());
  }

  /** A response with a token that nobody has given out, which may have been meant for this request. */
  strayed(message: Message, bytes: Uint8Array): void {
    if (kindOfCode(message.code) !== 'response') return;
    this.#note('received', bytes);
    this.#instead ??= {
      lost: 'incomplete',
      text: 'no response with the token of the request, but one with another token',
      breaks: 'C-02',
    };
  }
}

const malformed = (flaw: string): Loss => ({
  lost: 'incomplete',
  text: `an answer that is no well-formed CoAP message: ${flaw}`,
  breaks: 'C-01',
});
