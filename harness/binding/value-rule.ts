import { isPromise, isUint8Array } from 'node:util/types';
import { nearest } from '../config/nearest.ts';
import { oneOf } from '../config/phrase.ts';

/** What is wrong with a value at that place of what a module gives, or undefined. */
export type Rule = (value: unknown, at: string) => string | undefined;

const expected = (wanted: string, value: unknown, at: string): string =>
  `${at === '' ? '' : `${at}: `}expected ${wanted}, got ${sorted(value)}`;

/** What a value is, in a few words. */
export function sorted(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  if (isPromise(value)) return 'a Promise';
  if (isUint8Array(value)) return 'bytes';
  return Array.isArray(value) ? 'a list' : 'an object';
}

const when =
  (isRight: (value: unknown) => boolean, wanted: string): Rule =>
  (value, at) =>
    isRight(value) ? undefined : expected(wanted, value, at);

export const isText = when((value) => typeof value === 'string', 'a text');
export const isBoolean = when((value) => typeof value === 'boolean', 'true or false');
export const isFunction = when((value) => typeof value === 'function', 'a function');
export const isBytes = when(isUint8Array, 'bytes (a Uint8Array, such as new TextEncoder().encode(text))');
export const isAnything: Rule = () => undefined;

/** A text that fits, in whole. */
export const isLike = (pattern: RegExp, wanted: string): Rule =>
  when((value) => typeof value === 'string' && pattern.test(value), wanted);

/** One of a few words; where they are many, the nearest is named alone. */
export const isOneOf =
  (words: readonly string[], wanted = oneOf(words)): Rule =>
  (value, at) => {
    if (typeof value === 'string' && words.includes(value)) return undefined;
    const near = typeof value === 'string' ? nearest(value, words) : undefined;
    return `${expected(wanted, value, at)}${near === undefined ? '' : `; did you mean '${near}'?`}`;
  };

/** One of several sorts of values; `wanted` names them. */
export const isEither = (rules: readonly Rule[], wanted: string): Rule =>
  when((value) => rules.some((rule) => rule(value, '') === undefined), wanted);

export const isListOf =
  (rule: Rule, wanted = 'a list'): Rule =>
  (value, at) => {
    if (!Array.isArray(value)) return expected(wanted, value, at);
    return firstOf(value.map((item, index) => () => rule(item, `${at}[${index}]`)));
  };

/** An object with these members, those of `needed` never absent, and no other. */
export const isObjectOf =
  (members: Readonly<Record<string, Rule>>, needed: readonly string[] = [], wanted = 'an object'): Rule =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || isPromise(value))
      return expected(wanted, value, at);
    const given = value as Readonly<Record<string, unknown>>;
    const below = (name: string): string => (at === '' ? name : `${at}.${name}`);
    const known = Object.keys(members);
    return firstOf([
      ...needed.map((name) => () => (given[name] === undefined ? `${below(name)}: missing` : undefined)),
      ...Object.keys(given).map((name) => () => {
        const rule = members[name];
        if (rule === undefined) return `${below(name)}: unknown${remedy(name, known)}`;
        return given[name] === undefined ? undefined : rule(given[name], below(name));
      }),
    ]);
  };

function remedy(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined ? `; there is ${known.join(', ')}` : `; did you mean '${near}'?`;
}

function firstOf(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const flaw = look();
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}
