import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';
import type { OperationForm } from './form.ts';
import { ieKinds } from './ie.ts';
import { define, type Names } from './names.ts';
import { stepsOf } from './pointer.ts';

type Body = Pick<OperationForm, 'body' | 'constants'>;

/** Where each IE of the body goes, by IE. */
export function pointersOf({ body = {} }: Body, names: Names): ReadonlyMap<string, string> {
  if (!Array.isArray(body)) return new Map(Object.entries(body as Readonly<Record<string, string>>));
  const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
  return new Map((body as readonly string[]).map((ie) => [ie, `/${escaped(names.nameOf(ie))}`]));
}

/** Builds the JSON body of a request, constants first; undefined where the request has none. */
export function bodyMakerOf(own: Body, names: Names): ((message: JsonObject) => Json) | undefined {
  const places = new Map([...pointersOf(own, names)].map(([ie, pointer]) => [ie, stepsOf(pointer)]));
  const fixed = Object.entries(own.constants ?? {}).map(([pointer, value]) => [stepsOf(pointer), value] as const);
  if (own.body === undefined && fixed.length === 0) return undefined;
  return (message) => {
    let root: Json = {};
    for (const [steps, value] of fixed) root = placed(root, steps, structuredClone(value));
    for (const [ie, value] of Object.entries(message)) {
      const steps = places.get(ie) ?? (ieKinds.has(ie) ? undefined : [ie]);
      if (steps !== undefined) root = placed(root, steps, names.toWire(ie, value));
    }
    return root;
  };
}

/** A place in an object, with the objects on the way to it; the empty pointer is the whole body. */
function placed(root: Json, [head, ...rest]: readonly string[], value: Json): Json {
  if (head === undefined) return value;
  const object = (isJsonObject(root) ? root : {}) as Record<string, Json>;
  const inner = Object.hasOwn(object, head) ? object[head] : undefined;
  define(object, head, rest.length === 0 ? value : placed(inner ?? {}, rest, value));
  return object;
}
