import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atOnce } from './at-once.ts';

test('does each item once, in order of start, and never more at a time than it may', async () => {
  const input = fc.record({ width: fc.integer({ min: 1, max: 5 }), items: fc.array(fc.nat(3), { maxLength: 20 }) });
  await fc.assert(
    fc.asyncProperty(input, async ({ width, items }) => {
      const started: number[] = [];
      let [busy, peak] = [0, 0];
      await atOnce(width, items, async (ticks, at) => {
        started.push(at);
        busy += 1;
        peak = Math.max(peak, busy);
        for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
        busy -= 1;
      });
      expect(started).toEqual(items.map((_, at) => at));
      expect(peak).toBeLessThanOrEqual(width);
    }),
  );
});

test('fails when one of them fails', async () => {
  await expect(
    atOnce(2, [1, 2, 3], async (item) => {
      if (item === 2) throw new RangeError('two');
    }),
  ).rejects.toThrow('two');
});
