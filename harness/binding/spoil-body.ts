import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';
import type { Disturbance } from '../../suites/iut.ts';
import { Inexpressible } from './inexpressible.ts';

/** Where members are added: the object that holds the first IE of the body; and how long a body may be. */
export interface Room {
  readonly seat: readonly string[];
  readonly maxBodyBytes: number;
}

type Write = (wire: Json, room: Room) => string;

const utf8 = new TextEncoder();

/** Stands for a member whose text is written by hand. */
const mark = '@@member@@';

/** The body of a request with one thing wrong, or written in an unusual way. */
export function spoiltBody(wire: Json, disturbance: Disturbance, room: Room): Uint8Array {
  if (disturbance === 'invalid-utf8') {
    const bytes = utf8.encode(withMember(wire, '"x-note":"?"', room));
    bytes[bytes.lastIndexOf(0x3f)] = 0xff;
    return bytes;
  }
  const write = writers[disturbance];
  if (write === undefined) throw new Inexpressible(`a body cannot show ${disturbance}`);
  return utf8.encode(write(wire, room));
}

const changed =
  (change: (text: string) => string): Write =>
  (wire) =>
    change(JSON.stringify(wire));
const added =
  (member: (room: Room) => string): Write =>
  (wire, room) =>
    withMember(wire, member(room), room);

const writers: Readonly<Partial<Record<Disturbance, Write>>> = {
  'not-json': () => 'this is not JSON',
  'truncated-body': changed((text) => text.slice(0, Math.floor(text.length / 2))),
  'unclosed-body': changed((text) => text.slice(0, -1)),
  'trailing-text': changed((text) => `${text} and more`),
  'empty-body': () => '',
  'array-body': changed((text) => `[${text}]`),
  'text-body': changed((text) => JSON.stringify(text)),
  'null-body': (wire) => {
    // Where every IE of the body is optional, null may be taken for none of them.
    if (isJsonObject(wire) && Object.keys(wire).length === 0)
      throw new Inexpressible('a body without members may be null');
    return 'null';
  },
  'duplicated-member': (wire, room) => withMember(wire, firstMember(wire, room), room),
  'unknown-member': added(() => '"x-unknown":{"nested":[1,"two",null]}'),
  'unknown-inner-member': (wire) => JSON.stringify(withInner(wire)),
  'alike-member': (wire, { seat }) => JSON.stringify(withAlike(wire, seat)),
  'white-space': (wire) => `\r\n\t ${JSON.stringify(wire, undefined, '\t')} \n`,
  'long-white-space': (wire, { maxBodyBytes }) => {
    const text = JSON.stringify(wire).replace(/(?<=^[[{])/, ' '.repeat(9000));
    if (text.length > maxBodyBytes) throw new Inexpressible('the server takes no body of that length');
    return text;
  },
  'member-order': (wire) => JSON.stringify(reversed(wire)),
  escapes: changed((text) =>
    text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (token) => `"${escaped(JSON.parse(token) as string)}"`),
  ),
  'solidus-escape': changed((text) => text.replaceAll('/', String.raw`\/`)),
  'byte-order-mark': changed((text) => `\ufeff${text}`),
  'vendor-member': added(() => '"vendorSpecific-010415":{"x":true}'),
  'oversize-body': added(({ maxBodyBytes }) => `"x-padding":"${'x'.repeat(maxBodyBytes)}"`),
};

/** The text of a JSON object with one more member at the end of the object where the IEs are. */
function withMember(wire: Json, member: string, { seat }: Room): string {
  return JSON.stringify(marked(wire, seat)).replace(`"${mark}":0`, () => member);
}

function marked(value: Json, [head, ...rest]: readonly string[]): Json {
  const object = isJsonObject(value) ? value : {};
  if (head === undefined) return { ...object, [mark]: 0 };
  return { ...object, [head]: marked(object[head] ?? {}, rest) };
}

function firstMember(wire: Json, { seat }: Room): string {
  const object = seat.reduce<Json | undefined>((value, step) => (value as { [step]: Json } | undefined)?.[step], wire);
  const [first] = isJsonObject(object ?? null) ? Object.entries(object as { [name: string]: Json }) : [];
  if (first === undefined) throw new Inexpressible('the body has no member that could be there twice');
  return `${JSON.stringify(first[0])}:${JSON.stringify(first[1])}`;
}

/** Every object with its members the other way round. */
function reversed(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member)] as const);
  return Object.fromEntries(members.toReversed());
}

/** A text as JSON may also write it: every character by its number, whose digits are letters of either case. */
const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => {
    const digits = text.charCodeAt(at).toString(16).padStart(4, '0');
    return `\\u${at % 2 === 0 ? digits : digits.toUpperCase()}`;
  }).join('');

/** Unknown members inside every object of the message. */
function withInner(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const inner = Object.entries(value).map(([name, member]) => [name, withInner(member)] as const);
  return { ...Object.fromEntries(inner), 'x-unknown': [true] };
}

/** Beside each member of the object where the IEs are, before and after it, what a careless look for its name finds. */
function withAlike(value: Json, [head, ...rest]: readonly string[]): Json {
  const object = isJsonObject(value) ? value : {};
  if (head !== undefined) return { ...object, [head]: withAlike(object[head] ?? {}, rest) };
  const copy = another(object) as JsonObject;
  const renamed = (letter: string): JsonObject =>
    Object.fromEntries(
      Object.entries(copy).flatMap(([name, member]) => [
        [`${letter}${name}`, member],
        [`${name}${letter}`, member],
      ]),
    );
  return { 'x-first': copy, ...renamed('x'), ...object, ...renamed('y'), 'x-last': copy };
}

/** The same with other values. */
function another(value: Json): Json {
  if (typeof value === 'string') return `${value}-x`;
  if (!isJsonObject(value)) return null;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, another(member)]));
}
