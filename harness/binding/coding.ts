import type { Json } from '../../fixtures/json.ts';
import { ieKinds } from './ie.ts';
import { Inexpressible } from './inexpressible.ts';

/** How the values of one IE are written: as texts of their numbers, as another time of day, as base64, or by a map of values. */
export type CodingForm = 'number-as-text' | 'base64' | 'HH:MM:SS' | 'HH:MM' | Readonly<Record<string, Json>>;

/**
 * Both directions of a coding; what it does not know passes as it is, so that wrong values stay wrong. Throws Inexpressible
 * for one that would be right on the wire, where it stands for another value.
 */
export interface Coding {
  readonly toWire: (value: Json) => Json;
  readonly fromWire: (value: Json) => Json;
}

interface Kind {
  readonly toWire: (value: Json, ie: string) => Json;
  readonly fromWire: (value: Json) => Json;
}

const texts: Readonly<Record<Extract<CodingForm, string>, Kind>> = {
  'number-as-text': {
    toWire: (value) => (typeof value === 'number' ? String(value) : value),
    fromWire: (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
  },
  base64: {
    toWire: (value, ie) => (typeof value === 'string' ? base64(ie, value) : value),
    fromWire: (value) => (typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value),
  },
  'HH:MM:SS': {
    toWire: (value) => (isTime(value) ? value.slice(0, 8) : value),
    fromWire: (value) => (typeof value === 'string' && /^\d\d:\d\d:\d\d$/.test(value) ? `${value}Z` : value),
  },
  'HH:MM': {
    toWire: (value) => (isTime(value) ? withoutSeconds(value) : value),
    fromWire: (value) => (typeof value === 'string' && /^\d\d:\d\d$/.test(value) ? `${value}:00Z` : value),
  },
};

/** How the codings are called that are no map. */
export const codingNames: readonly string[] = Object.keys(texts);

/** The coding of an IE; lists are coded item by item. */
export function codingOf(ie: string, form: CodingForm): Coding {
  const { toWire, fromWire } = typeof form === 'string' ? texts[form] : mapped(ie, form);
  const each =
    (code: (value: Json) => Json) =>
    (value: Json): Json =>
      Array.isArray(value) ? (value as readonly Json[]).map(code) : code(value);
  const right = (value: Json): Json => {
    const wire = toWire(value, ie);
    if (wire === value && fromWire(wire) !== value)
      throw new Inexpressible(
        `on this wire ${JSON.stringify(value)} stands for ${ie} ${JSON.stringify(fromWire(wire))}, so it is nothing wrong there`,
      );
    return wire;
  };
  return { toWire: each(right), fromWire: each(fromWire) };
}

function mapped(ie: string, form: Readonly<Record<string, Json>>): Coding {
  const kind = ieKinds.get(ie);
  const typed = (text: string): Json => {
    if (kind === 'integer' || kind === 'days-of-week') return Number(text);
    return kind === 'boolean' ? text === 'true' : text;
  };
  const pairs = Object.entries(form).map(([text, wire]) => [typed(text), wire] as const);
  const forth = new Map<Json, Json>(pairs);
  const back = new Map<Json, Json>(pairs.map(([value, wire]) => [wire, value]));
  // A wire with codes of its own for the values has none for one that nobody knows; an empty one is wrong in any case.
  const isUncoded = (value: Json): boolean =>
    kind === 'enumeration' && typeof value === 'string' && value !== '' && !forth.has(value) && !back.has(value);
  const toWire = (value: Json): Json => {
    if (isUncoded(value)) throw new Inexpressible(`this wire has no code for ${ie} ${JSON.stringify(value)}`);
    return forth.get(value) ?? value;
  };
  return { toWire, fromWire: (value) => back.get(value) ?? value };
}

/** The base64 of a text. */
export function base64(name: string, text: string): string {
  if (!text.isWellFormed()) throw new Inexpressible(`base64 carries Unicode, which ${name} is not here`);
  return Buffer.from(text, 'utf8').toString('base64');
}

const isTime = (value: Json): value is string => typeof value === 'string' && /^\d\d:\d\d:\d\dZ$/.test(value);

function withoutSeconds(time: string): string {
  if (time.slice(5) !== ':00Z') throw new Inexpressible(`a time of day without seconds cannot say ${time}`);
  return time.slice(0, 5);
}
