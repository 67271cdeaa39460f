import type fc from 'fast-check';
import type { JsonObject } from '../fixtures/json.ts';
import type { Pics } from '../spec/pics.ts';

/** What a property-based purpose generates, and what that exercises. */
export interface Input<T = unknown> {
  /** JSON Schema (2020-12) of the values; one without it is stored by the way to it alone. */
  readonly schema?: JsonObject;
  arbitrary(pics: Pics): fc.Arbitrary<T>;
  /** Classes that a run with the usual number of cases hits; one that stays empty is reported. */
  classes(pics: Pics): readonly string[];
  /** The classes of one value; `valid` counts as such. */
  classesOf(value: T): readonly string[];
  /** False for a stored value that says nothing of an implementation with such claims. */
  suits?(value: T, pics: Pics): boolean;
  /** The part of the cases of a run that it takes, where a case takes many requests; all where none is given. */
  readonly share?: number;
}
