import { isJsonObject, type Json } from '../../fixtures/json.ts';
import { type Coding, type CodingForm, codingOf } from './coding.ts';
import { ieKinds } from './ie.ts';

/** How IEs are called on the wire: by a style, and by name where they differ from it. */
export interface NamesForm {
  readonly naming?: keyof typeof styles;
  readonly names?: Readonly<Record<string, string>>;
}

const styles = {
  camelCase: (id: string) => id,
  PascalCase: (id: string) => id.replace(/^./, (letter) => letter.toUpperCase()),
  snake_case: (id: string) => id.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  'kebab-case': (id: string) => id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
} as const;

/** Translation between IE ids and the names and values of one wire, in both directions. */
export interface Names {
  /** The name of an IE on the wire. */
  readonly nameOf: (ie: string) => string;
  /** The value of one IE as it travels; names that no table knows stay as they are. */
  readonly toWire: (ie: string, value: Json) => Json;
  readonly fromWire: (ie: string, value: Json) => Json;
  /** The IE path that the text of an error points at; the text itself when it is no IE of ours. */
  readonly pointedAt: (param: string) => string;
}

/** The translation of a binding; `aliases` are further names by which errors may call an IE. */
export function namesOf(
  { naming = 'camelCase', names = {} }: NamesForm,
  values: Readonly<Record<string, CodingForm>> = {},
  aliases: ReadonlyMap<string, string> = new Map(),
): Names {
  const nameOf = (ie: string): string => names[ie] ?? styles[naming](ie);
  const ids = [...ieKinds.keys()];
  const forth = new Map(ids.map((ie) => [ie, nameOf(ie)]));
  // A member that happens to be called like an IE is not that IE.
  const back = new Map([
    ...ids.map((ie) => [ie, `wire:${ie}`] as const),
    ...ids.map((ie) => [nameOf(ie), ie] as const),
  ]);
  const codings = new Map(Object.entries(values).map(([ie, form]) => [ie, codingOf(ie, form)]));
  const outward: Direction = { rename: (name) => forth.get(name) ?? name, ieOf: (name) => name, code: 'toWire' };
  const inward: Direction = {
    rename: (name) => back.get(name) ?? name,
    ieOf: (name) => back.get(name),
    code: 'fromWire',
  };
  const known = new Map([...aliases, ...ids.map((ie) => [nameOf(ie), ie] as const)]);
  return {
    nameOf,
    toWire: (ie, value) => coded(codings.get(ie), 'toWire', renamed(value, codings, outward)),
    fromWire: (ie, value) => coded(codings.get(ie), 'fromWire', renamed(value, codings, inward)),
    pointedAt: (param) => pointedAt(param, known),
  };
}

interface Direction {
  readonly rename: (name: string) => string;
  readonly ieOf: (name: string) => string | undefined;
  readonly code: keyof Coding;
}

const coded = (coding: Coding | undefined, code: keyof Coding, value: Json): Json =>
  coding === undefined ? value : coding[code](value);

function renamed(value: Json, codings: ReadonlyMap<string, Coding>, direction: Direction): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => renamed(item, codings, direction));
  if (!isJsonObject(value)) return value;
  const object: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) {
    const coding = codings.get(direction.ieOf(name) ?? '');
    define(object, direction.rename(name), coded(coding, direction.code, renamed(inner, codings, direction)));
  }
  return object;
}

/** A plain assignment to `__proto__` would be lost. */
export function define(object: Record<string, Json>, name: string, value: Json): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function pointedAt(param: string, known: ReadonlyMap<string, string>): string {
  const steps = param
    .replace(/^(?:query|header|path)\s+/i, '')
    .replace(/^#?\/?|^\$\.?/, '')
    .split(/[/.[\]{}]+/)
    .map((step) =>
      step
        .replaceAll('~1', '/')
        .replaceAll('~0', '~')
        .replace(/^['"]|['"]$/g, ''),
    )
    .filter((step) => step !== '' && !/^\d+$/.test(step));
  const path = steps.map((step) => known.get(step));
  const from = path.findIndex((ie) => ie !== undefined);
  const to = path.indexOf(undefined, from);
  return from === -1 ? param : path.slice(from, to === -1 ? path.length : to).join('.');
}
