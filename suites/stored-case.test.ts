import { expect, test } from 'vitest';
import { anyNumber, counting, failureOf, holdsBelow1000, rejection, type Setting, tooLarge } from './counting.ts';
import { forAll, shrunk } from './for-all.ts';
import { jsonTextOf } from './stored-case.ts';
import { Inconclusive } from './verdict.ts';

const valuesSeen = async (setting: Setting): Promise<readonly number[]> => {
  const values: number[] = [];
  await forAll(counting(setting).context, anyNumber, async (value) => void values.push(value));
  return values;
};

test('stored cases come first, then the generated ones as without them', async () => {
  const generated = await valuesSeen({ runs: 5 });
  expect(await valuesSeen({ runs: 5, cases: [{ value: 3 }, { value: 4 }] })).toEqual([3, 4, ...generated]);
});

test('a path leads to the counterexample, alone', async () => {
  const found = shrunk(await failureOf(forAll(counting().context, anyNumber, holdsBelow1000)));
  if (found === undefined) throw new TypeError('no counterexample');
  expect(await valuesSeen({ runs: 0, cases: [{ seed: found.seed, path: found.path }] })).toEqual([1000]);
});

test('a path that leads nowhere is a mistake of the one who gave it', async () => {
  const error = await rejection(
    forAll(counting({ runs: 0, cases: [{ seed: 7, path: '0:999' }] }).context, anyNumber, () => Promise.resolve()),
  );
  expect(error).toMatchObject({ blame: 'configuration', message: 'path 0:999 leads to no case of seed 7' });
});

test('a stored case that fails is the counterexample, and no other is looked for', async () => {
  const { context, trials } = counting({ cases: [{ value: 1 }, { value: 2000 }, { value: 3000 }] });
  const failure = await failureOf(forAll(context, anyNumber, holdsBelow1000));
  expect(shrunk(failure)).toMatchObject({ path: '', shrinks: 0, value: '2000', json: '2000', repeats: true });
  expect(trials()).toBe(2);
});

test('a counterexample says whether it fails without the cases before it', async () => {
  const repeating = await failureOf(forAll(counting().context, anyNumber, holdsBelow1000));
  expect(shrunk(repeating)).toMatchObject({ json: '1000', repeats: true });
  const { context, trials } = counting();
  const once = await failureOf(
    forAll(context, anyNumber, async (value) => {
      if (trials() === 5) throw tooLarge(value);
    }),
  );
  expect(shrunk(once)?.repeats).toBe(false);
});

test('no case begins once the run is over, and with none there is no verdict', async () => {
  const { context, trials } = counting({ most: 3 });
  await forAll(context, anyNumber, () => Promise.resolve());
  expect(trials()).toBe(3);
  expect(await rejection(forAll(counting({ most: 0 }).context, anyNumber, () => Promise.resolve()))).toBeInstanceOf(
    Inconclusive,
  );
});

test.for<readonly [unknown, string | undefined]>([
  [{ a: [1, null, 'x'] }, '{"a":[1,null,"x"]}'],
  ['text', '"text"'],
  [undefined, undefined],
  [[undefined], undefined],
  [{ a: undefined }, undefined],
  [Number.NaN, undefined],
  [-0, undefined],
  [new Map([[1, 2]]), undefined],
])('the JSON text of %o is %o', ([value, text]) => {
  expect(jsonTextOf(value)).toBe(text);
});
