import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';
import { ieKinds } from './ie.ts';
import { Inexpressible } from './inexpressible.ts';
import type { Names } from './names.ts';

const ids = [...ieKinds.keys()].toSorted((one, other) => other.length - one.length);
const id = `(?:${ids.join('|')})`;

/** Members of JSON, paths of IEs, and single IEs; a single one only where its id cannot be a word of the language. */
const mentions = new RegExp(
  String.raw`"(${id})"(?=\s*:)|(?<![\w"./(-])/?${id}(?:[./]${id})+(?![\w"])|(?<![\w"./(-])/?(?=[a-z]+[A-Z])${id}(?![\w"])`,
  'g',
);

/** Longer texts repeat what somebody sent. */
const longest = 5000;

/** Adds to texts about IEs how these are called on one wire: beside each IE; names and values in JSON are those of the wire. */
export function spellerOf({ nameOf, toWire }: Pick<Names, 'nameOf' | 'toWire'>): (text: string) => string {
  const named = (text: string): string =>
    text.replaceAll(mentions, (mention: string, quoted?: string) => {
      if (quoted !== undefined) return JSON.stringify(nameOf(quoted));
      const onWire = mention.replaceAll(/[A-Za-z]+/g, nameOf);
      return onWire === mention ? mention : `${mention} (${onWire})`;
    });
  return (text) => {
    if (text.length > longest) return named(text);
    let spelt = '';
    let from = 0;
    for (const { at, end, object } of objectsIn(text)) {
      const wire = said(() => JSON.stringify(toWire('', object)));
      spelt += named(text.slice(from, at)) + (wire ?? named(text.slice(at, end)));
      from = end;
    }
    return spelt + named(text.slice(from));
  };
}

/** A value that is wrong may have no writing on this wire. */
function said(write: () => string): string | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof Inexpressible) return undefined;
    throw error;
  }
}

const brace = /"(?:[^"\\]|\\.)*"|[{}]/g;

/** The JSON objects that stand in a text, those within others left out. */
function* objectsIn(
  text: string,
): Generator<{ readonly at: number; readonly end: number; readonly object: JsonObject }> {
  for (let at = text.indexOf('{'), end = 0; at !== -1; at = text.indexOf('{', Math.max(at + 1, end))) {
    const to = endOf(text, at);
    const object = to === undefined ? undefined : objectOf(text.slice(at, to));
    if (to === undefined || object === undefined) continue;
    end = to;
    yield { at, end, object };
  }
}

/** Where the object that begins there ends. */
function endOf(text: string, at: number): number | undefined {
  let depth = 0;
  for (const match of text.slice(at).matchAll(brace)) {
    if (match[0] === '{') depth += 1;
    if (match[0] === '}') depth -= 1;
    if (depth === 0) return at + match.index + 1;
  }
  return undefined;
}

function objectOf(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
