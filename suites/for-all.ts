import fc from 'fast-check';
import type { Context } from './context.ts';
import type { Input } from './input.ts';
import { Failure, Inconclusive } from './verdict.ts';

/** Shrinking over a network costs requests: this many further cases, then the smallest so far is it. */
const shrinkBudget = 200;

/** Where a property failed: enough to find it again with fast-check. */
export interface Shrunk {
  readonly seed: number;
  readonly path: string;
  readonly runs: number;
  readonly shrinks: number;
  readonly value: string;
}

const shrunkOf = new WeakMap<Failure, Shrunk>();

/** How the counterexample of a failure was found, where a property found it. */
export const shrunk = (failure: Failure): Shrunk | undefined => shrunkOf.get(failure);

/** Holds for every generated value; the failure that is thrown is that of the smallest counterexample. */
export async function forAll<T>(context: Context, input: Input<T>, holds: (value: T) => Promise<void>): Promise<void> {
  /** What ended the property without a verdict on the values: shrinking it would find nothing. */
  let stopped: { readonly error: unknown } | undefined;
  let failure: Failure | undefined;
  let shrinks = 0;
  const property = fc.asyncProperty(input.arbitrary(context.pics), async (value) => {
    if (stopped !== undefined || (failure !== undefined && ++shrinks > shrinkBudget)) return;
    if (failure === undefined) context.generated(input.classesOf(value), fc.stringify(value));
    try {
      await context.trial(() => holds(value));
    } catch (error) {
      if (!(error instanceof Failure)) {
        if (failure === undefined) stopped = { error };
        return;
      }
      failure = error;
      throw error;
    }
  });
  const details = await fc.check(property, {
    seed: context.seed,
    numRuns: context.runs,
    interruptAfterTimeLimit: 120_000,
    markInterruptAsFailure: false,
  });
  if (failure !== undefined) {
    shrunkOf.set(failure, {
      seed: details.seed,
      path: details.counterexamplePath ?? '',
      runs: details.numRuns,
      shrinks: details.numShrinks,
      value: fc.stringify(details.counterexample?.[0]),
    });
    throw failure;
  }
  if (stopped !== undefined) throw stopped.error;
  if (details.failed) throw details.errorInstance ?? new Error('the property failed without an error');
  if (details.numRuns === 0) throw new Inconclusive('network', 'time ran out before the first generated case');
}
