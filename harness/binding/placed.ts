import { isJsonObject, type Json } from '../../fixtures/json.ts';
import { define } from './names.ts';

/** A place in an object, with the objects on the way to it; the empty pointer is the whole body. */
export function placed(root: Json, [head, ...rest]: readonly string[], value: Json): Json {
  if (head === undefined) return value;
  const object = (isJsonObject(root) ? root : {}) as Record<string, Json>;
  const inner = Object.hasOwn(object, head) ? object[head] : undefined;
  define(object, head, rest.length === 0 ? value : placed(inner ?? {}, rest, value));
  return object;
}
