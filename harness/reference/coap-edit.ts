import { codeOf } from '../coap/code.ts';
import { emptyMessage, encode, type Message } from '../coap/message.ts';
import { type Option, optionNumber, optionOf } from '../coap/option.ts';
import type { Deviation } from './behaviour.ts';
import type { CoapHabits, CoapReply } from './coap-habit.ts';

/** Other habits than those of the strict server. */
export const habits =
  (coap: Partial<CoapHabits>): Deviation['change'] =>
  () => ({ coap });

/** Delivers in another way; a state of its own for each server is made by `begin`. */
export const delivers = (deliver: CoapHabits['deliver']): Deviation['change'] => habits({ deliver });

/** Changes each response that is meant. */
export const responses = (
  edit: (response: Message, request: Message) => Message,
  isMeant: (response: Message, request: Message) => boolean = () => true,
): Deviation['change'] =>
  delivers(({ request, response, send }) => send(isMeant(response, request) ? edit(response, request) : response));

/** Changes the bytes of each response. */
export const responseBytes = (edit: (bytes: Buffer) => Uint8Array): Deviation['change'] =>
  delivers(({ response, send }) => send(edit(encode(response))));

/** Takes each request for what the edit makes of it. */
export const understands = (understand: CoapHabits['understand']): Deviation['change'] => habits({ understand });

export const isRefusal = ({ code }: Message): boolean => code >> 5 >= 4;
export const isSuccess = ({ code }: Message): boolean => code >> 5 === 2;

/** Whether a request is one of that sort; its payload says so. */
export const asks =
  (type: 'REG' | 'DEREG') =>
  ({ payload }: Message): boolean =>
    Buffer.from(payload).includes(`"${type}"`);

export const withCode =
  (code: string) =>
  (response: Message): Message => ({ ...response, code: codeOf(code) });

export const withoutOption =
  (name: string) =>
  (response: Message): Message => ({
    ...response,
    options: response.options.filter(({ number }) => number !== optionNumber[name]),
  });

export const withOptions =
  (...options: readonly Option[]) =>
  (response: Message): Message => ({ ...response, options: [...response.options, ...options] });

export const withFormat =
  (format: number) =>
  (response: Message): Message =>
    withOptions(optionOf('Content-Format', String(format)))(withoutOption('Content-Format')(response));

export const withPayload =
  (payload: (text: string) => string) =>
  (response: Message): Message => ({
    ...response,
    payload: Buffer.from(payload(Buffer.from(response.payload).toString('utf8'))),
  });

/** The acknowledgement that says that a response will come. */
export const acknowledgement = ({ request }: CoapReply): Message => emptyMessage('ACK', request.id);

/** The response in a message of its own. */
export const separate = ({ response, newId }: CoapReply, type: 'CON' | 'NON' = 'CON'): Message => ({
  ...response,
  type,
  id: newId(),
});
