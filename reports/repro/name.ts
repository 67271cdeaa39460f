import type { Result } from '../result.ts';

/** The folder of a failure below `repro/`: the purpose, and the seed where it is another than that of the run. */
export function reproName({ purpose, seed }: Found, seedOfRun: number): string {
  const plain = purpose.replaceAll(/[^\w-]+/g, '.').replaceAll(/^\.+|\.+$/g, '');
  return seed === undefined || seed === seedOfRun ? plain : `${plain}-seed-${seed}`;
}

/** A failing purpose, and the seed of its counterexample where that alone leads to it. */
export interface Found {
  readonly purpose: string;
  readonly seed?: number;
}

/** A counterexample that fails without the cases before it can be found alone. */
export function findable({ counterexample }: Pick<Result, 'counterexample'>): Result['counterexample'] {
  return counterexample?.repeats === true && counterexample.path !== '' ? counterexample : undefined;
}
