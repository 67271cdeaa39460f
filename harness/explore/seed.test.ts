import { expect, test } from 'vitest';
import { seedOf } from './seed.ts';

const rounds = Array.from({ length: 1000 }, (_, at) => at + 1);

test('no two rounds, shards or seeds have a seed in common, and each may be typed', () => {
  const settings = [
    { seed: 1 },
    { seed: 2 },
    { seed: 1, shard: { index: 1, count: 2 } },
    { seed: 1, shard: { index: 2, count: 2 } },
  ];
  const seeds = settings.flatMap((given) => rounds.map((round) => seedOf(given, round)));
  expect(new Set(seeds).size).toBe(seeds.length);
  expect(seeds.filter((seed) => seed < 0 || seed > 2_147_483_647)).toEqual([]);
});

test('the same round has the same seed in every run', () => {
  expect(rounds.map((round) => seedOf({ seed: 7 }, round))).toEqual(rounds.map((round) => seedOf({ seed: 7 }, round)));
});
