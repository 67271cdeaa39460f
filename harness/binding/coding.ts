import type { Json } from '../../fixtures/json.ts';
import { ieKinds } from './ie.ts';
import { Inexpressible } from './inexpressible.ts';

/** How the values of one IE are written: as texts of their numbers, as another time of day, or by a map of values. */
export type CodingForm = 'number-as-text' | 'HH:MM:SS' | 'HH:MM' | Readonly<Record<string, Json>>;

/** Both directions of a coding; what it does not know passes as it is, so that wrong values stay wrong. */
export interface Coding {
  readonly toWire: (value: Json) => Json;
  readonly fromWire: (value: Json) => Json;
}

const texts: Readonly<Record<Extract<CodingForm, string>, Coding>> = {
  'number-as-text': {
    toWire: (value) => (typeof value === 'number' ? String(value) : value),
    fromWire: (value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
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

/** The coding of an IE; lists are coded item by item. */
export function codingOf(ie: string, form: CodingForm): Coding {
  const { toWire, fromWire } = typeof form === 'string' ? texts[form] : mapped(ie, form);
  const each =
    (code: (value: Json) => Json) =>
    (value: Json): Json =>
      Array.isArray(value) ? (value as readonly Json[]).map(code) : code(value);
  return { toWire: each(toWire), fromWire: each(fromWire) };
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
  return { toWire: (value) => forth.get(value) ?? value, fromWire: (value) => back.get(value) ?? value };
}

const isTime = (value: Json): value is string => typeof value === 'string' && /^\d\d:\d\d:\d\dZ$/.test(value);

function withoutSeconds(time: string): string {
  if (time.slice(5) !== ':00Z') throw new Inexpressible(`a time of day without seconds cannot say ${time}`);
  return time.slice(0, 5);
}
