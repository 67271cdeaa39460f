import { codeText, kindOfCode, nameOfCode } from './code.ts';
import type { Option } from './option.ts';

export const types = ['CON', 'NON', 'ACK', 'RST'] as const;

/** One CoAP message (RFC 7252 clause 3). */
export interface Message {
  readonly type: (typeof types)[number];
  readonly code: number;
  readonly id: number;
  readonly token: Uint8Array;
  readonly options: readonly Option[];
  readonly payload: Uint8Array;
}

/** Bytes that are no message, as far as they can be read. */
export interface Malformed {
  /** What is wrong with them. */
  readonly flaw: string;
  /** Present where the first four bytes are those of a message. */
  readonly head?: Pick<Message, 'type' | 'code' | 'id'>;
}

const none = new Uint8Array();
const marker = 0xff;

/** A message without code, token, options and payload. */
export const emptyMessage = (type: Message['type'], id: number): Message => ({
  type,
  code: 0,
  id,
  token: none,
  options: [],
  payload: none,
});

/** The bytes of a message; options are put in order. */
export function encode({ type, code, id, token, options, payload }: Message): Buffer {
  const head = Buffer.from([0x40 | (types.indexOf(type) << 4) | token.length, code, id >> 8, id & 0xff]);
  const parts: Uint8Array[] = [head, token];
  let before = 0;
  for (const { number, value } of options.toSorted((one, other) => one.number - other.number)) {
    const [delta, moreDelta] = nibble(number - before);
    const [length, moreLength] = nibble(value.length);
    parts.push(Buffer.from([(delta << 4) | length, ...moreDelta, ...moreLength]), value);
    before = number;
  }
  if (payload.length > 0) parts.push(Buffer.from([marker]), payload);
  return Buffer.concat(parts);
}

/** Delta or length of an option: four bits, and the bytes that follow where they are not enough. */
function nibble(value: number): readonly [number, readonly number[]] {
  if (value < 13) return [value, []];
  if (value < 269) return [13, [value - 13]];
  return [14, [(value - 269) >> 8, (value - 269) & 0xff]];
}

/** The message in a datagram; malformed where RFC 7252 calls it a message format error. */
export function decode(bytes: Uint8Array): Message | Malformed {
  const [first = 0, code = 0, high = 0, low = 0] = bytes;
  if (bytes.length < 4) return { flaw: `${bytes.length} bytes, less than the header of CoAP` };
  if (first >> 6 !== 1) return { flaw: `version ${first >> 6} in place of 1` };
  const head = { type: types[(first >> 4) & 3] ?? 'CON', code, id: (high << 8) | low };
  const bad = (flaw: string): Malformed => ({ flaw, head });
  const tokenLength = first & 15;
  if (kindOfCode(code) === 'reserved') return bad(`the code ${codeText(code)} of a reserved class`);
  if (code === 0 && bytes.length > 4) return bad(`an empty message of ${bytes.length} bytes`);
  if (tokenLength > 8) return bad(`the token length ${tokenLength}`);
  if (4 + tokenLength > bytes.length) return bad('a token that is cut off');
  const body = optionsIn(bytes, 4 + tokenLength);
  if (typeof body === 'string') return bad(body);
  return { ...head, token: bytes.subarray(4, 4 + tokenLength), ...body };
}

export const isMalformed = (read: Message | Malformed): read is Malformed => 'flaw' in read;

function optionsIn(bytes: Uint8Array, from: number): Pick<Message, 'options' | 'payload'> | string {
  const options: Option[] = [];
  let at = from;
  let number = 0;
  const extended = (value: number): number => {
    if (value < 13) return value;
    const size = value - 12;
    const more = bytes.subarray(at, at + size);
    at += size;
    if (value === 15 || more.length < size) return Number.NaN;
    return more.reduce((sum, byte) => sum * 256 + byte, 0) + (value === 13 ? 13 : 269);
  };
  while (at < bytes.length) {
    const byte = bytes[at] ?? marker;
    at += 1;
    if (byte === marker) {
      const payload = bytes.subarray(at);
      return payload.length === 0 ? 'a payload marker without a payload' : { options, payload };
    }
    number += extended(byte >> 4);
    const length = extended(byte & 15);
    if (Number.isNaN(number) || Number.isNaN(length)) return 'an option whose delta or length is no number';
    if (at + length > bytes.length) return `an option (${number}) that is cut off`;
    options.push({ number, value: bytes.subarray(at, at + length) });
    at += length;
  }
  return { options, payload: none };
}

/** A datagram in a few words. */
export function described(bytes: Uint8Array): string {
  const read = decode(bytes);
  if (isMalformed(read)) return `no well-formed message: ${read.flaw}`;
  const { type, code, id, token, payload } = read;
  const what = code === 0 ? 'empty' : `${codeText(code)} ${nameOfCode(code)}`.trim();
  const shownToken = token.length === 0 ? '' : `, token ${Buffer.from(token).toString('hex')}`;
  const shownPayload = payload.length === 0 ? '' : `, ${payload.length} bytes of payload`;
  return `${type} ${what}, message id ${id}${shownToken}${shownPayload}`;
}
