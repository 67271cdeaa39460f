import fc from 'fast-check';
import type { Json } from '../fixtures/json.ts';
import { Inconclusive } from './verdict.ts';

/** One case of a property as it can be found again: the value itself, or the way on which fast-check comes to it. */
export type StoredCase = { readonly value: Json } | { readonly seed: number; readonly path: string };

/** The value of a stored case; Inconclusive where its path leads nowhere. */
export function valueOf<T>(stored: StoredCase, arbitrary: fc.Arbitrary<T>): T {
  if ('value' in stored) return stored.value as T;
  const { seed, path } = stored;
  const found = fc.sample(arbitrary, { seed, path, numRuns: 1 });
  if (found.length === 0) throw new Inconclusive('configuration', `path ${path} leads to no case of seed ${seed}`);
  return found[0] as T;
}

/** The value as JSON text, where JSON can say all of it. */
export function jsonTextOf(value: unknown): string | undefined {
  const text = JSON.stringify(value) as string | undefined;
  return text !== undefined && fc.stringify(JSON.parse(text)) === fc.stringify(value) ? text : undefined;
}
