import type fc from 'fast-check';
import type { Pics } from '../spec/pics.ts';

/** What a property-based purpose generates, and what that exercises. */
export interface Input<T = unknown> {
  arbitrary(pics: Pics): fc.Arbitrary<T>;
  /** Classes that a run with the usual number of cases hits; one that stays empty is reported. */
  classes(pics: Pics): readonly string[];
  /** The classes of one value; `valid` counts as such. */
  classesOf(value: T): readonly string[];
}
