import type { Json } from '../../fixtures/json.ts';

/** The value at a place in a JSON value, or undefined where nothing is. */
export type Pick = (root: Json | undefined) => Json | undefined;

/** The steps of a JSON Pointer (RFC 6901). */
export const stepsOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A JSON Pointer made ready for many look-ups. */
export function pickOf(pointer: string): Pick {
  const steps = stepsOf(pointer);
  return (root) => {
    let value = root;
    for (const step of steps) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
      value = (value as Readonly<Record<string, Json>>)[step];
    }
    return value;
  };
}
