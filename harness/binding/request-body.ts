import type { Json, JsonObject } from '../../fixtures/json.ts';
import type { OperationForm } from './form.ts';
import { ieKinds } from './ie.ts';
import type { Names } from './names.ts';
import { placed } from './placed.ts';
import { stepsOf } from './pointer.ts';
import type { Values } from './template.ts';

type Body = Pick<OperationForm, 'body' | 'constants'>;

/** Where each IE of the body goes, by IE. */
export function pointersOf({ body = {} }: Body, names: Names): ReadonlyMap<string, string> {
  if (!Array.isArray(body)) return new Map(Object.entries(body as Readonly<Record<string, string>>));
  const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
  return new Map((body as readonly string[]).map((ie) => [ie, `/${escaped(names.nameOf(ie))}`]));
}

/** Builds the JSON body of a request, constants first; undefined where the request has none. */
export function bodyMakerOf(own: Body, names: Names): ((message: JsonObject, values: Values) => Json) | undefined {
  const places = new Map([...pointersOf(own, names)].map(([ie, pointer]) => [ie, stepsOf(pointer)]));
  const fixed = Object.entries(own.constants ?? {}).map(([pointer, value]) => [stepsOf(pointer), value] as const);
  if (own.body === undefined && fixed.length === 0) return undefined;
  return (message, values) => {
    let root: Json = {};
    for (const [steps, value] of fixed) root = placed(root, steps, structuredClone(value));
    for (const [ie, value] of Object.entries(message)) {
      const steps = places.get(ie) ?? (ieKinds.has(ie) ? undefined : [ie]);
      if (steps !== undefined) root = placed(root, steps, names.toWire(ie, value));
    }
    for (const [ie, steps] of places) {
      const value = message[ie] === undefined ? values(ie) : undefined;
      if (value !== undefined) root = placed(root, steps, value);
    }
    return root;
  };
}
