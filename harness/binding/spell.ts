import { ieKinds } from './ie.ts';
import type { Names } from './names.ts';

const ids = [...ieKinds.keys()].toSorted((one, other) => other.length - one.length);
const id = `(?:${ids.join('|')})`;

/** Members of JSON, paths of IEs, and single IEs; a single one only where its id cannot be a word of the language. */
const mentions = new RegExp(
  String.raw`"(${id})"(?=\s*:)|(?<![\w"./(-])/?${id}(?:[./]${id})+(?![\w"])|(?<![\w"./(-])/?(?=[a-z]+[A-Z])${id}(?![\w"])`,
  'g',
);

/** Adds to texts about IEs how these are called on one wire: beside each IE, and in place of those in JSON. */
export const spellerOf =
  ({ nameOf }: Pick<Names, 'nameOf'>): ((text: string) => string) =>
  (text) =>
    text.replaceAll(mentions, (mention: string, quoted?: string) => {
      if (quoted !== undefined) return JSON.stringify(nameOf(quoted));
      const onWire = mention.replaceAll(/[A-Za-z]+/g, nameOf);
      return onWire === mention ? mention : `${mention} (${onWire})`;
    });
