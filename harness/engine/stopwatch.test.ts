import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedLatencies, operations } from '../../reports/latency.ts';
import { Stopwatch } from './stopwatch.ts';

const answer = fc.record({
  operation: fc.constantFrom(...operations),
  ms: fc.option(fc.double({ min: 0, max: 1_000_000, noNaN: true }), { nil: undefined }),
});
type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

function rowsOf(answers: readonly Answer[]): Stopwatch['rows'] {
  const stopwatch = new Stopwatch();
  for (const { operation, ms } of answers) stopwatch.note(operation, ms);
  return stopwatch.rows;
}

test('joined parts say what the whole says, however it is parted', () => {
  fc.assert(
    fc.property(fc.array(fc.array(answer)), (parts) => {
      expect(joinedLatencies(parts.map(rowsOf))).toEqual(rowsOf(parts.flat()));
    }),
  );
});

test('a quantile is never too short, and at most 13 % too long', () => {
  const times = fc.array(fc.double({ min: 0.011, max: 1_000_000, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(times, (all) => {
      const [row] = rowsOf(all.map((ms) => ({ operation: 'register', ms })));
      const sorted = all.toSorted((one, other) => one - other);
      for (const [share, shown] of [
        [0.5, row?.quantiles?.p50Ms],
        [0.95, row?.quantiles?.p95Ms],
        [0.99, row?.quantiles?.p99Ms],
        [1, row?.quantiles?.maxMs],
      ] as const) {
        const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
        expect(shown).toBeGreaterThanOrEqual(exact);
        expect(shown).toBeLessThanOrEqual(exact * 1.13);
      }
    }),
  );
});

test('requests without a whole answer are counted apart', () => {
  expect(rowsOf([{ operation: 'register', ms: undefined }])).toEqual([
    { operation: 'register', count: 0, unanswered: 1, buckets: [] },
  ]);
});

test('every exchange counts once, answered or not', () => {
  fc.assert(
    fc.property(fc.array(answer), (answers) => {
      const stopwatch = new Stopwatch();
      for (const { operation, ms } of answers) stopwatch.note(operation, ms);
      const unanswered = answers.filter(({ ms }) => ms === undefined).length;
      expect(stopwatch.totals).toEqual({ answered: answers.length - unanswered, unanswered });
    }),
  );
});

test('nobody is heard once several waits of two deadlines in all were in vain, until an answer comes', async () => {
  const stopwatch = new Stopwatch();
  const isDeaf = (): boolean => stopwatch.isDeaf(5);
  stopwatch.note('register', 1);
  for (let silence = 0; silence < 3; silence++) stopwatch.note('register', undefined, 5);
  await pause(15);
  expect(isDeaf()).toBe(false);
  stopwatch.note('register', undefined, 5);
  expect([isDeaf(), stopwatch.isDeaf(5000)]).toEqual([true, false]);
  stopwatch.note('deregister', 1);
  await pause(15);
  expect(isDeaf()).toBe(false);
});
