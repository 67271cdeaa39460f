import type { Json } from '../../fixtures/json.ts';

type Reviver = (name: string, value: Json, context: { readonly source?: string }) => Json;

const digits: Reviver = (_, value, { source = '' }) =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/.test(source) ? source : value;

/** JSON of a text, in which integers that lose digits as numbers are texts. Throws SyntaxError. */
export const exactly = (text: string): Json =>
  JSON.parse(text, digits as unknown as (this: unknown, name: string, value: unknown) => unknown) as Json;
