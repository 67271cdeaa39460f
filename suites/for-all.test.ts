import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyNumber, counting, failureOf, holdsBelow1000, inputOf, numbers, rejection, tooLarge } from './counting.ts';
import { forAll, shrunk } from './for-all.ts';
import { Failure, Inapplicable, Inconclusive, NoVerdict } from './verdict.ts';

test.for([1, 10, 100])('passes after %i trials when every value holds', async (runs) => {
  const { context, trials } = counting({ runs });
  await forAll(context, anyNumber, () => Promise.resolve());
  expect(trials()).toBe(runs);
});

test('the same seed generates the same values, another seed others', async () => {
  const valuesOf = async (seed: number): Promise<readonly number[]> => {
    const values: number[] = [];
    await forAll(counting({ seed }).context, anyNumber, async (value) => void values.push(value));
    return values;
  };
  expect(await valuesOf(1)).toEqual(await valuesOf(1));
  expect(await valuesOf(1)).not.toEqual(await valuesOf(2));
});

test('fails with the failure of the smallest counterexample', async () => {
  const failure = await failureOf(forAll(counting().context, anyNumber, holdsBelow1000));
  expect(failure).toMatchObject({ requirement: 'R-48', expected: 'less than 1000', got: '1000' });
});

test('a failure knows its seed, its path, its runs, its shrinks and its counterexample', async () => {
  const failure = await failureOf(forAll(counting().context, anyNumber, holdsBelow1000));
  const found = shrunk(failure);
  expect(found).toMatchObject({ seed: 7, value: '1000' });
  expect(found?.path).toMatch(/^\d+(:\d+)*$/);
  expect(found?.runs).toBeGreaterThan(0);
  expect(found?.shrinks).toBeGreaterThan(0);
});

test('seed and path lead fast-check to the same counterexample at once', async () => {
  const found = shrunk(await failureOf(forAll(counting().context, anyNumber, holdsBelow1000)));
  if (found === undefined) throw new TypeError('no counterexample');
  const values: number[] = [];
  const property = fc.asyncProperty(numbers, async (value) => {
    values.push(value);
    await holdsBelow1000(value);
  });
  await fc.check(property, { seed: found.seed, path: found.path, endOnFailure: true });
  expect(values).toEqual([1000]);
});

test('a failure that no property found has no counterexample', () => {
  expect(shrunk(tooLarge(1))).toBeUndefined();
});

test('an inconclusive trial stops the rest', async () => {
  const { context, trials } = counting();
  const stop = new Inconclusive('transport', 'no answer');
  const error = await rejection(
    forAll(context, anyNumber, async () => {
      if (trials() === 5) throw stop;
    }),
  );
  expect(error).toBe(stop);
  expect(trials()).toBe(5);
});

test('an inconclusive trial while shrinking does not hide the failure', async () => {
  const { context } = counting();
  const failure = await failureOf(
    forAll(context, anyNumber, async (value) => {
      if (value < 1000) throw new Inconclusive('transport', 'no answer');
      throw tooLarge(value);
    }).catch((error: unknown) => {
      // Small values may come first: then there is no failure to hide.
      if (error instanceof Inconclusive) throw new TypeError('the seed starts with a small value', { cause: error });
      throw error;
    }),
  );
  expect(failure.got).toBe('1000');
});

test.for([1, 10, 100])('shrinking after at most %i runs takes no more than 200 further trials', async (runs) => {
  const { context, trials } = counting({ runs });
  // Every text fails, and its shrinking would go on for thousands of trials.
  const longText = inputOf(fc.string({ unit: 'grapheme', minLength: 500, maxLength: 600 }));
  await failureOf(
    forAll(context, longText, async (value) => {
      throw new Failure('R-48', 'a short text', JSON.stringify(value));
    }),
  );
  expect(trials()).toBeGreaterThan(10);
  expect(trials()).toBeLessThanOrEqual(runs + 201);
});

test('without shrinking the first counterexample is it', async () => {
  const { context, trials } = counting({ shrinks: 0 });
  const failure = await failureOf(forAll(context, anyNumber, holdsBelow1000));
  expect(shrunk(failure)).toMatchObject({ value: failure.got, shrinks: 0 });
  expect(trials()).toBe((shrunk(failure)?.runs ?? 0) + 1);
});

test('the counterexample belongs to the failure, also when the budget ends the shrinking', async () => {
  const longText = inputOf(fc.string({ unit: 'grapheme', minLength: 500, maxLength: 600 }));
  const failure = await failureOf(
    forAll(counting().context, longText, async (value) => {
      throw new Failure('R-48', 'a short text', fc.stringify(value));
    }),
  );
  expect(shrunk(failure)?.value).toBe(failure.got);
});

test.for<readonly [string, Error]>([
  ['an error of ours', new TypeError('a bug')],
  ['the want of a verdict', new NoVerdict('nothing shows it')],
])('%s is handed on as it is', async ([, thrown]) => {
  const error = await rejection(
    forAll(counting().context, anyNumber, async () => {
      throw thrown;
    }),
  );
  expect(error).toBe(thrown);
});

test.for([1, 100])('every one of %i cases counts by its classes', async (runs) => {
  const { context, classes } = counting({ runs });
  const values: string[] = [];
  await forAll(context, anyNumber, async (value) => void values.push(String(value)));
  expect(classes).toEqual(values.map((value) => [value]));
});

test('what shrinking tries does not count', async () => {
  const { context, trials, classes } = counting();
  const failure = await failureOf(forAll(context, anyNumber, holdsBelow1000));
  expect(classes).toHaveLength(shrunk(failure)?.runs ?? 0);
  expect(trials()).toBeGreaterThan(classes.length);
});

test('times that a wire without seconds cannot say are asked for on the minute', async () => {
  const asked: string[] = [];
  const input = { ...anyNumber, arbitrary: () => fc.constant({ at: ['07:08:09Z', 'no time'] }), classesOf: () => [] };
  await forAll(
    counting({ runs: 1 }).context,
    input as never,
    ({ at: [time = ''] }: { readonly at: readonly string[] }) => {
      if (!time.endsWith(':00Z')) return Promise.reject(new Inapplicable('no seconds'));
      asked.push(time);
      return Promise.resolve();
    },
  );
  expect(asked).toEqual(['07:08:00Z']);
});
