/** One option of a message; the value as it is on the wire. */
export interface Option {
  readonly number: number;
  readonly value: Uint8Array;
}

type Kind = 'text' | 'number' | 'bytes' | 'block';

/** Options that are known here, with how their values are written (RFC 7252 clause 5.10, RFC 7641, RFC 7959, RFC 9175). */
const known: Readonly<Record<string, readonly [number: number, kind: Kind]>> = {
  'If-Match': [1, 'bytes'],
  'Uri-Host': [3, 'text'],
  ETag: [4, 'bytes'],
  'If-None-Match': [5, 'bytes'],
  Observe: [6, 'number'],
  'Uri-Port': [7, 'number'],
  'Location-Path': [8, 'text'],
  'Uri-Path': [11, 'text'],
  'Content-Format': [12, 'number'],
  'Max-Age': [14, 'number'],
  'Uri-Query': [15, 'text'],
  Accept: [17, 'number'],
  'Location-Query': [20, 'text'],
  Block2: [23, 'block'],
  Block1: [27, 'block'],
  Size2: [28, 'number'],
  'Proxy-Uri': [35, 'text'],
  'Proxy-Scheme': [39, 'text'],
  Size1: [60, 'number'],
  Echo: [252, 'bytes'],
  'No-Response': [258, 'number'],
};

/** Numbers of options by name. */
export const optionNumber = Object.fromEntries(
  Object.entries(known).map(([name, [number]]) => [name, number]),
) as Readonly<Record<keyof typeof known, number>>;

const byNumber = new Map(Object.entries(known).map(([name, [number, kind]]) => [number, { name, kind }]));

/** Whether a receiver that does not know it must not go on (RFC 7252 clause 5.4.6). */
export const isCritical = (number: number): boolean => (number & 1) === 1;

/** Whether the option has a name here. */
export const isKnown = (number: number): boolean => byNumber.has(number);

/** A number in as few bytes as it takes; none for zero (RFC 7252 clause 3.2). */
export function bytesOf(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}

/** The number in so many bytes. */
export const numberIn = (value: Uint8Array): number => value.reduce((sum, byte) => sum * 256 + byte, 0);

/** An option by its name, or by its number as a text; its value a number where it is one, otherwise a text. */
export function optionOf(name: string, value: string): Option {
  const [number, kind] = known[name] ?? [Number(name), 'text'];
  return { number, value: kind === 'number' ? bytesOf(Number(value)) : Buffer.from(value, 'utf8') };
}

/** Name and value of an option as people read them; one that has no name shows its number and bytes. */
export function shownOption({ number, value }: Option): readonly [name: string, value: string] {
  const { name, kind } = byNumber.get(number) ?? { name: String(number), kind: 'bytes' };
  const bytes = Buffer.from(value);
  if (kind === 'text') return [name, bytes.toString('utf8')];
  if (kind === 'number') return [name, String(numberIn(value))];
  if (kind === 'bytes') return [name, bytes.toString('hex')];
  const { num, more, size } = blockIn(value);
  return [name, `${num}/${more ? 1 : 0}/${size}`];
}

/** A block of a message that is too long for one datagram (RFC 7959 clause 2.2). */
export interface Block {
  readonly num: number;
  readonly more: boolean;
  /** Bytes in a block. */
  readonly size: number;
}

export const blockIn = (value: Uint8Array): Block => {
  const number = numberIn(value);
  return { num: number >> 4, more: (number & 8) !== 0, size: 2 ** ((number & 7) + 4) };
};

export const bytesOfBlock = ({ num, more, size }: Block): Uint8Array =>
  bytesOf(num * 16 + (more ? 8 : 0) + (Math.log2(size) - 4));
