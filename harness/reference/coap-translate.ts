import { codeOf, codeOfStatus, nameOfCode } from '../coap/code.ts';
import { contentFormatOf, mediaTypeOfFormat } from '../coap/content-format.ts';
import type { Message } from '../coap/message.ts';
import { numberIn, type Option, optionNumber, optionOf } from '../coap/option.ts';
import { base } from './answer.ts';
import { isObject } from './profile.ts';
import { Refusal } from './refusal.ts';

const operations: Readonly<Record<string, string>> = { REG: 'registrations', DEREG: 'deregister' };

const utf8 = new TextDecoder();

/** The options of that name, in order. */
export const optionsIn = ({ options }: Pick<Message, 'options'>, name: string): readonly Uint8Array[] =>
  options.filter(({ number }) => number === optionNumber[name]).map(({ value }) => value);

/** A CoAP request as the handler of the reference server takes it. */
export function requestOf(message: Message): Request {
  const { payload } = message;
  const path = optionsIn(message, 'Uri-Path').map((segment) => utf8.decode(segment));
  const [format] = optionsIn(message, 'Content-Format').map(numberIn);
  const isPost = message.code === codeOf('POST');
  const place = path.join('/') === 'msgin5g' ? `${base}/${isPost ? operationOf(payload) : 'deregister'}` : '/elsewhere';
  return new Request(`http://reference.example${place}`, {
    // Of what is no POST the handler need only know that it is none.
    method: isPost ? 'POST' : 'PUT',
    headers: format === undefined ? {} : { 'content-type': mediaTypeOfFormat(format) },
    body: Buffer.from(payload),
  });
}

/** Which operation a payload is meant for; one that is not JSON is refused by any of them. */
function operationOf(payload: Uint8Array): string {
  const message = parsed(payload);
  if (!isObject(message)) return 'registrations';
  const operation = operations[String(message['msgType'])];
  if (operation !== undefined) return operation;
  const invalidParams = [{ param: '/msgType', reason: 'expected REG or DEREG' }];
  throw new Refusal(400, { cause: 'MANDATORY_IE_INCORRECT', detail: 'The message type is not known.', invalidParams });
}

function parsed(payload: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(payload)) as unknown;
  } catch {
    return undefined;
  }
}

/** Code and options of the response that an answer of the handler becomes. */
export function headOf({ status, headers }: Response): Pick<Message, 'code' | 'options'> {
  const type = headers.get('content-type')?.split(';')[0]?.replace('problem+', '') ?? '';
  const format = contentFormatOf(type);
  const wait = headers.get('retry-after');
  const options: readonly Option[] = [
    ...(format === undefined ? [] : [optionOf('Content-Format', String(format))]),
    ...(wait === null ? [] : [optionOf('Max-Age', wait)]),
  ];
  return { code: codeFor(status), options };
}

/** An updated registration and a de-registration are changes; what CoAP has no code for is a client error. */
function codeFor(status: number): number {
  if (status === 200) return codeOf('2.04');
  const code = codeOfStatus(status);
  return nameOfCode(code) === '' ? codeOf('4.00') : code;
}
