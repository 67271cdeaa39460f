import fc from 'fast-check';
import type { Context } from './context.ts';
import type { Input } from './input.ts';
import type { StoredCase } from './stored-case.ts';
import { Failure } from './verdict.ts';

interface Counting {
  readonly context: Context;
  readonly trials: () => number;
  /** The classes of every generated case. */
  readonly classes: (readonly string[])[];
}

/** How a counting context differs from the usual one. */
export interface Setting {
  readonly seed?: number;
  readonly runs?: number;
  readonly shrinks?: number;
  readonly cases?: readonly StoredCase[];
  /** The run is over after so many trials. */
  readonly most?: number;
}

/** A context that does nothing but count its trials. */
export function counting({ seed = 7, runs = 100, shrinks = 200, ...setting }: Setting = {}): Counting {
  let trials = 0;
  const classes: (readonly string[])[] = [];
  const context = {
    seed,
    runs,
    shrinks,
    cases: setting.cases ?? [],
    isOver: () => trials >= (setting.most ?? Infinity),
    generated: (found: readonly string[]) => void classes.push(found),
    async trial(body: () => Promise<void>) {
      trials += 1;
      await body();
    },
  } as Partial<Context> as Context;
  return { context, trials: () => trials, classes };
}

/** An input of which every value is its own class. */
export const inputOf = <T>(arbitrary: fc.Arbitrary<T>): Input<T> => ({
  arbitrary: () => arbitrary,
  classes: () => [],
  classesOf: (value) => [String(value)],
});

/** Whole numbers up to a million. */
export const numbers = fc.integer({ min: 0, max: 1_000_000 });
/** The same as an input. */
export const anyNumber = inputOf(numbers);
/** The failure of a number that is too large. */
export const tooLarge = (value: number): Failure => new Failure('R-48', 'less than 1000', String(value));

/** A property of small numbers only. */
export async function holdsBelow1000(value: number): Promise<void> {
  if (value >= 1000) throw tooLarge(value);
}

/** What a promise is rejected with. */
export const rejection = (promise: Promise<void>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

/** The failure that a promise is rejected with, and nothing else. */
export async function failureOf(promise: Promise<void>): Promise<Failure> {
  const error = await rejection(promise);
  if (error instanceof Failure) return error;
  throw new TypeError('expected a Failure', { cause: error });
}
