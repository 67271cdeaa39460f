import { isJsonObject, type Json } from '../../fixtures/json.ts';
import { define } from './names.ts';

/** No message of this interface goes near so deep. */
const deepest = 200;

/** JSON of a text; what lies too deep for those who walk over it becomes null, since nothing there can be an IE. Throws SyntaxError. */
export function parsed(text: string): Json {
  const value = JSON.parse(text) as Json;
  return mayBeDeep(text) ? shallow(value, deepest) : value;
}

const mayBeDeep = (text: string): boolean => text.length > 2 * deepest && (text.match(/[[{]/g)?.length ?? 0) > deepest;

function shallow(value: Json, left: number): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (left === 0) return null;
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => shallow(item, left - 1));
  if (!isJsonObject(value)) return value;
  const object: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value)) define(object, name, shallow(inner, left - 1));
  return object;
}
