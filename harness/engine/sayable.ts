import type { Outcome } from '../../suites/iut.ts';
import { Inapplicable } from '../../suites/verdict.ts';

/** Nothing where the binding has no way to ask for it. */
export async function sayable(ask: () => Promise<Outcome>): Promise<readonly Outcome[]> {
  try {
    return [await ask()];
  } catch (error) {
    if (error instanceof Inapplicable) return [];
    throw error;
  }
}
