import { expect, test } from 'vitest';
import { mostDistinct, Tally } from './tally.ts';

test('counts cases, valid ones, different ones, and classes', () => {
  const tally = new Tally(['valid', 'short', 'long']);
  tally.add(['valid', 'short'], 'a');
  tally.add(['valid', 'short', 'short'], 'a');
  tally.add(['odd'], 'b');
  expect(tally.cases).toBe(3);
  expect(tally.generated).toEqual({ cases: 3, valid: 2, distinct: 2, classes: { short: 2, long: 0, odd: 1 } });
});

test('a purpose that generates nothing has nothing to say', () => {
  expect(new Tally().generated).toBeUndefined();
});

test('a generator of which nothing came says so', () => {
  expect(new Tally(['valid', 'short']).generated).toEqual({ cases: 0, valid: 0, distinct: 0, classes: { short: 0 } });
});

test('tells no more values apart than it has room for', () => {
  const tally = new Tally();
  for (let at = 0; at < mostDistinct + 10; at++) tally.add([], String(at));
  expect(tally.generated).toMatchObject({ cases: mostDistinct + 10, distinct: mostDistinct });
});
