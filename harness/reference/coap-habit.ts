import type { Message } from '../coap/message.ts';
import { isCritical, isKnown, optionNumber } from '../coap/option.ts';
import { Refusal } from './refusal.ts';

/** A response on its way: piggybacked on the acknowledgement of its request, unless it is changed. */
export interface CoapReply {
  readonly request: Message;
  readonly response: Message;
  /** Sends a message, or bytes that need not be one. */
  readonly send: (message: Message | Uint8Array) => void;
  /** An id for a message of the server's own. */
  readonly newId: () => number;
}

/** What a server does below the level of requests and responses. */
export interface CoapHabits {
  /** Whether a copy of a message gets what the message got, or is another message. */
  readonly knowsCopies: boolean;
  readonly checkOptions: (request: Message) => void;
  /** What a request is taken for. */
  readonly understand: (request: Message) => Message;
  /** A response in blocks where it is longer than so many bytes. */
  readonly blockSize: number;
  readonly deliver: (reply: CoapReply) => void | Promise<void>;
}

/** What the reference server does when no deviation is switched on. */
export const strictHabits: CoapHabits = {
  knowsCopies: true,
  checkOptions,
  understand: (request) => request,
  blockSize: 1024,
  deliver: ({ response, send }) => send(response),
};

function checkOptions({ options }: Message): void {
  const strange = options.find(({ number }) => isCritical(number) && !isKnown(number));
  if (strange !== undefined) throw new Refusal(402, { detail: `The critical option ${strange.number} is not known.` });
}

/** Whether a message has an option of that name. */
export const hasOption = ({ options }: Pick<Message, 'options'>, name: string): boolean =>
  options.some(({ number }) => number === optionNumber[name]);
