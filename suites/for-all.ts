import fc from 'fast-check';
import type { Context } from './context.ts';
import type { Input } from './input.ts';
import { jsonTextOf, type StoredCase, valueOf } from './stored-case.ts';
import { Failure, Inapplicable, Inconclusive } from './verdict.ts';

/** Where a property failed: enough to find it again with fast-check. */
export interface Shrunk {
  readonly seed: number;
  /** Empty where the value was given, not generated. */
  readonly path: string;
  readonly runs: number;
  readonly shrinks: number;
  readonly value: string;
  /** The value as JSON text, where JSON can say it. */
  readonly json?: string;
  /** It failed again when it was asked for once more, without the cases before it. */
  readonly repeats: boolean;
}

const shrunkOf = new WeakMap<Failure, Shrunk>();

/** How the counterexample of a failure was found, where a property found it. */
export const shrunk = (failure: Failure): Shrunk | undefined => shrunkOf.get(failure);

const stories = new WeakMap<Failure, string>();

/** Gives a failure the story of how it came about, which says more than the value that led to it. */
export function tell(failure: Failure, story: string): Failure {
  stories.set(failure, story);
  return failure;
}

type Ask<T> = (value: T) => Promise<void>;

/** Holds for stored cases and then for every generated value; the failure that is thrown is that of the smallest counterexample. */
export async function forAll<T>(context: Context, input: Input<T>, holds: Ask<T>): Promise<void> {
  const arbitrary = input.arbitrary(context.pics);
  const ask: Ask<T> = async (value) => {
    try {
      await context.trial(() => holds(value));
    } catch (error) {
      const coarse = onTheMinute(value);
      if (!(error instanceof Inapplicable) || coarse === undefined) throw error;
      await context.trial(() => holds(coarse));
    }
  };
  for (const stored of context.cases) {
    const value = valueOf(stored, arbitrary);
    if (input.suits?.(value, context.pics) !== false) await askStored(stored, value, ask);
  }
  if (context.runs > 0) await askGenerated(context, { input, arbitrary }, ask);
}

/** The same with whole minutes, for wires whose times of day have no seconds; undefined where nothing has any. */
function onTheMinute<T>(value: T): T | undefined {
  const text = JSON.stringify(value);
  const coarse = text?.replaceAll(/"(\d\d:\d\d):(?!00)\d\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?"/g, '"$1:00$2"');
  return coarse === text || coarse === undefined ? undefined : (JSON.parse(coarse) as T);
}

async function askStored<T>(stored: StoredCase, value: T, ask: Ask<T>): Promise<void> {
  try {
    await ask(value);
  } catch (error) {
    const way = 'value' in stored ? { seed: 0, path: '' } : stored;
    if (error instanceof Failure)
      shrunkOf.set(error, { ...way, runs: 1, shrinks: 0, ...printed(value, error), repeats: true });
    throw error;
  }
}

const printed = (value: unknown, failure: Failure): Pick<Shrunk, 'value' | 'json'> => {
  const json = jsonTextOf(value);
  return { value: stories.get(failure) ?? fc.stringify(value), ...(json !== undefined && { json }) };
};

interface Source<T> {
  readonly input: Input<T>;
  readonly arbitrary: fc.Arbitrary<T>;
}

async function askGenerated<T>(context: Context, { input, arbitrary }: Source<T>, ask: Ask<T>): Promise<void> {
  /** What ended the property without a verdict on the values: shrinking it would find nothing. */
  let stopped: { readonly error: unknown } | undefined;
  let failure: Failure | undefined;
  let [cases, shrinks, asked] = [0, 0, 0];
  /** Why the wire could not ask some of the cases; the others decide. */
  let inapplicable: Inapplicable | undefined;
  const property = fc.asyncProperty(arbitrary, async (value) => {
    if (stopped !== undefined || context.isOver()) return;
    if (failure === undefined) context.generated(input.classesOf(value), fc.stringify(value));
    // Shrinking over a network costs requests: after so many cases the smallest so far is it.
    else if (++shrinks > context.shrinks * Math.sqrt(input.share ?? 1)) return;
    cases += 1;
    try {
      await ask(value);
      asked += 1;
    } catch (error) {
      if (error instanceof Inapplicable) {
        inapplicable = error;
        return;
      }
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
    numRuns: Math.max(1, Math.round(context.runs * (input.share ?? 1))),
    interruptAfterTimeLimit: 120_000,
    markInterruptAsFailure: false,
  });
  if (failure !== undefined) throw await traced(failure, details, ask);
  if (stopped !== undefined) throw stopped.error;
  if (details.failed) throw details.errorInstance ?? new Error('the property failed without an error');
  if (inapplicable !== undefined && asked === 0) throw inapplicable;
  if (cases === 0) throw new Inconclusive('budget', 'time ran out before the first generated case');
}

/** The failure with the way to its counterexample, which is asked for once more. */
async function traced<T>(failure: Failure, details: fc.RunDetails<[T]>, ask: Ask<T>): Promise<Failure> {
  const value = details.counterexample?.[0] as T;
  shrunkOf.set(failure, {
    seed: details.seed,
    path: details.counterexamplePath ?? '',
    runs: details.numRuns,
    shrinks: details.numShrinks,
    ...printed(value, failure),
    repeats: await failsAgain(failure, () => ask(value)),
  });
  return failure;
}

async function failsAgain({ requirement }: Failure, ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return false;
  } catch (error) {
    return error instanceof Failure && error.requirement === requirement;
  }
}
