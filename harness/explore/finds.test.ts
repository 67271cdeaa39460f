import { expect, test } from 'vitest';
import type { Result } from '../../reports/report.ts';
import { Finds } from './finds.ts';

const failed = (purpose: string, got: string): Result =>
  ({ purpose, verdict: 'fail', failure: { requirement: 'R-01', expected: 'success', got } }) as Result;

test('keeps the first of a kind and counts the others', () => {
  const finds = new Finds();
  const news = ['1', '2', 'three', '4'].map((got) => finds.add(failed('REG/a', got)));
  expect(news).toEqual([true, false, true, false]);
  expect(finds.kept.map(({ times, result }) => [times, result.failure?.got])).toEqual([
    [3, '1'],
    [1, 'three'],
  ]);
});

test('keeps no more kinds than somebody looks at, and goes on counting', () => {
  const finds = new Finds();
  const letters = Array.from({ length: 60 }, (_, at) => 'x'.repeat(at + 1));
  for (const got of [...letters, ...letters]) finds.add(failed('REG/a', got));
  expect([finds.kept.length, finds.others, finds.kept[0]?.times]).toEqual([50, 20, 2]);
});
