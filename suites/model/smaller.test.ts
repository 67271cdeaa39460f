import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorter, Smaller } from './smaller.ts';

const numbers = fc.array(fc.nat(9), { maxLength: 40, size: 'max' });

test('every proposal leaves something out and keeps the rest in its order', () => {
  fc.assert(
    fc.property(numbers, fc.nat(3), (items, least) => {
      for (const fewer of shorter([...items.entries()], least)) {
        expect(fewer.length).toBeLessThan(items.length);
        expect(fewer.length).toBeGreaterThanOrEqual(least);
        expect(fewer.map(([at]) => at)).toEqual(fewer.map(([at]) => at).toSorted((one, other) => one - other));
      }
    }),
  );
});

test('each single item is left out by some proposal', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (length) => {
      const items = Array.from({ length }, (_, at) => at);
      const texts = new Set([...shorter(items)].map((fewer) => fewer.join()));
      for (const at of items) expect(texts.has(items.toSpliced(at, 1).join())).toBe(true);
    }),
  );
});

test('two items that matter are found among forty in less than sixty tries', () => {
  const arbitrary = new Smaller<readonly number[]>(
    fc
      .array(fc.nat(1000), { minLength: 40, maxLength: 40, size: 'max' })
      .map((items) => items.with(7, -1).with(31, -2)),
    shorter,
  );
  let tries = 0;
  const details = fc.check(
    fc.property(arbitrary, (items) => {
      tries += 1;
      const [first, second] = [items.indexOf(-1), items.indexOf(-2)];
      if (first >= 0 && second > first) throw new Error('both are there');
    }),
    { seed: 1 },
  );
  expect(details.counterexample?.[0]).toEqual([-1, -2]);
  expect(tries).toBeLessThan(60);
});

test('seed and path lead to the same smaller value', () => {
  const arbitrary = new Smaller<readonly number[]>(numbers, shorter);
  const isShort = (items: readonly number[]): boolean => items.length < 5;
  const found = fc.check(fc.property(arbitrary, isShort), { seed: 3 });
  const path = found.counterexamplePath ?? '';
  expect(fc.sample(arbitrary, { seed: 3, path, numRuns: 1 })).toEqual(found.counterexample);
});
