import { patterns } from './schema-pixit.ts';

/** The part of a JSON Schema that says what a value may be. */
export interface ValueSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  /** What the pattern means. */
  readonly title?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

const patternPhrases: Readonly<Record<string, string>> = {
  [patterns.url]: 'an http(s) or coap URL',
  [patterns.numbered]: 'a text with {n} in it',
  [patterns.free]: 'a text with {any} in it',
};

/** What a schema wants, as the object of "expected". */
export function phraseOf(schema: ValueSchema): string {
  if (schema.enum !== undefined) return oneOf([...new Set(schema.enum.map(String))]);
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return oneOf(types.map((type) => phraseOfType(type, schema)));
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function phraseOfType(type: string, schema: ValueSchema): string {
  switch (type) {
    case 'object':
      return 'a mapping';
    case 'array':
      return schema.minItems === undefined ? 'a list' : 'a non-empty list';
    case 'integer':
      return `an integer from ${schema.minimum} to ${schema.maximum}`;
    case 'string':
      return patternPhrases[schema.pattern ?? ''] ?? schema.title ?? 'a non-empty text';
    case 'boolean':
      return 'true or false';
    default:
      return type;
  }
}
