import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:dgram';
import type { Loss } from '../binding/binding.ts';
import { kindOfCode } from '../coap/code.ts';
import { decode, emptyMessage, encode, isMalformed, type Malformed, type Message } from '../coap/message.ts';
import { type Heard, Pending } from './coap-pending.ts';
import { unconnected } from './loss.ts';

/** What is asked in one message: all but what the message layer adds. */
export type Asked = Pick<Message, 'code' | 'options' | 'payload'>;

/** So many message ids may be used from one port before another one has to be opened (RFC 7252 clause 4.4). */
const mostMessages = 60_000;
/** So many answers of the server are remembered, so that a copy of one is acknowledged again and not taken for another. */
const remembered = 4096;

/** From here on a few tokens are short, once each: too short to be used again while somebody may still answer to them. */
const firstShort = 40;

/** A server has to take tokens of any length from 0 to 8 bytes (RFC 7252 clause 3). */
const tokenLength = (nth: number): number =>
  nth >= firstShort && nth < firstShort + 4 ? nth - firstShort : 4 + (nth % 5);

/** The message layer of RFC 7252 on one port: confirmable requests and what comes back for them. */
export class Endpoint {
  readonly #socket: Socket;
  readonly #byId = new Map<number, Pending>();
  readonly #byToken = new Map<string, Pending>();
  /** What was sent for a confirmable message of the server, by its id. */
  readonly #replies = new Map<number, Uint8Array>();
  readonly #settled = new Set<string>();
  #lastId = randomBytes(2).readUInt16BE();
  #sent = 0;

  /** The socket is connected, so that datagrams of others never arrive. */
  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('message', (bytes) => this.#heard(bytes));
    socket.on('error', (error) => this.#failed(error));
  }

  get isSpent(): boolean {
    return this.#sent >= mostMessages;
  }

  get isIdle(): boolean {
    return this.#byToken.size === 0;
  }

  close(): void {
    for (const pending of this.#byToken.values()) pending.lose({ lost: 'closed', text: 'the port was closed' });
    this.#socket.close();
  }

  /** Sends a confirmable request until it is acknowledged, and waits for the response. */
  async ask(asked: Asked, deadlineMs: number): Promise<Heard | Loss> {
    this.#sent += 1;
    this.#lastId = (this.#lastId + 1) & 0xffff;
    const message: Message = { ...asked, type: 'CON', id: this.#lastId, token: randomBytes(tokenLength(this.#sent)) };
    return this.#wait(message, deadlineMs);
  }

  /** Sends the very same message once more, as a network may, and waits for what that brings. */
  async again(first: Heard, deadlineMs: number): Promise<Heard | Loss> {
    return this.#wait(first.request, deadlineMs, false);
  }

  /** An empty confirmable message, which has to be rejected with a Reset; any datagram in time is a sign of life. */
  async ping(deadlineMs: number): Promise<Loss> {
    this.#lastId = (this.#lastId + 1) & 0xffff;
    const heard = await this.#wait(emptyMessage('CON', this.#lastId), deadlineMs);
    return 'lost' in heard ? heard : { lost: 'reset', text: 'a response', datagrams: heard.datagrams };
  }

  async #wait(message: Message, deadlineMs: number, isRepeating = true): Promise<Heard | Loss> {
    const key = keyOf(message.token);
    const send = (bytes: Uint8Array): void => this.#send(bytes);
    const pending = new Pending(message, { send, deadlineMs, isRepeating });
    this.#byId.set(message.id, pending);
    this.#byToken.set(key, pending);
    this.#settled.delete(key);
    try {
      return await pending.outcome;
    } finally {
      this.#byId.delete(message.id);
      this.#byToken.delete(key);
      this.#settled.add(key);
      forgetOldest(this.#settled, remembered);
    }
  }

  #send(bytes: Uint8Array): void {
    this.#socket.send(bytes, (error) => {
      if (error !== null) this.#failed(error);
    });
  }

  /** What goes wrong on the port goes wrong for all that is under way. */
  #failed(error: NodeJS.ErrnoException): void {
    const tooLong: Loss = { lost: 'incomplete', text: 'the request does not fit into one datagram' };
    const loss = error.code === 'EMSGSIZE' ? tooLong : unconnected(error);
    for (const pending of this.#byToken.values()) pending.lose(loss ?? { lost: 'reset', text: error.message });
  }

  #heard(bytes: Uint8Array): void {
    const message = decode(bytes);
    if (isMalformed(message)) this.#misheard(message, bytes);
    else if (message.type === 'ACK' || message.type === 'RST') this.#byId.get(message.id)?.answered(message, bytes);
    else this.#spokenTo(message, bytes);
  }

  /** A malformed message is told to whom it is about, where that can be read, and to everybody otherwise. */
  #misheard({ flaw, head }: Malformed, bytes: Uint8Array): void {
    if (head?.type === 'CON') this.#send(encode(emptyMessage('RST', head.id)));
    const own = head?.type === 'ACK' || head?.type === 'RST' ? this.#byId.get(head.id) : undefined;
    if (own !== undefined) return own.malformed(flaw, bytes);
    for (const pending of this.#byToken.values()) pending.misheard(flaw, bytes, head !== undefined);
    return undefined;
  }

  /** A response in a message of its own, or something that is none of ours. */
  #spokenTo(message: Message, bytes: Uint8Array): void {
    const known = message.type === 'CON' ? this.#replies.get(message.id) : undefined;
    if (known !== undefined) return this.#send(known);
    const key = keyOf(message.token);
    const pending = kindOfCode(message.code) === 'response' ? this.#byToken.get(key) : undefined;
    const isWelcome = pending !== undefined || (kindOfCode(message.code) === 'response' && this.#settled.has(key));
    const reply = encode(emptyMessage(isWelcome ? 'ACK' : 'RST', message.id));
    if (message.type === 'CON') {
      this.#replies.set(message.id, reply);
      forgetOldest(this.#replies, remembered);
      this.#send(reply);
    }
    if (pending !== undefined) pending.answered(message, bytes, message.type === 'CON' ? reply : undefined);
    else if (!isWelcome) for (const waiting of this.#byToken.values()) waiting.strayed(message, bytes);
  }
}

const keyOf = (token: Uint8Array): string => Buffer.from(token).toString('hex');

function forgetOldest(memory: Map<number, unknown> | Set<string>, most: number): void {
  for (const key of memory.keys()) {
    if (memory.size <= most) return;
    (memory as Set<unknown>).delete(key);
  }
}
