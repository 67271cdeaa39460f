import type { Context } from './context.ts';
import { forAll } from './for-all.ts';
import type { Input } from './input.ts';
import type { Purpose } from './purpose.ts';

/** A purpose that holds for every value of its input. */
export interface Property<T> extends Omit<Purpose, 'run' | 'input'> {
  readonly input: Input<T>;
  readonly holds: (context: Context, value: T) => Promise<void>;
}

/** The purpose that generates the input of a property and asks whether it holds. */
export const property = <T>({ holds, ...about }: Property<T>): Purpose => ({
  ...about,
  run: (context) => forAll(context, about.input, (value) => holds(context, value)),
});
