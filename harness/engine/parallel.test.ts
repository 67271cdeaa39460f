import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inOrderOfCompletion } from './parallel.ts';

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test('results come as they are ready, however the work is ordered', async () => {
  const perform = async (ms: number): Promise<number> => {
    await sleep(ms);
    return ms;
  };
  expect(await collected(inOrderOfCompletion([60, 20, 40], 3, perform))).toEqual([20, 40, 60]);
});

test.for([1, 2, 5, 100])('at most %i run at a time, and all of them run', async (width) => {
  let [running, most] = [0, 0];
  const perform = async (nth: number): Promise<number> => {
    most = Math.max(most, ++running);
    await sleep(1);
    running -= 1;
    return nth;
  };
  const work = Array.from({ length: 20 }, (_, nth) => nth);
  const done = await collected(inOrderOfCompletion(work, width, perform));
  expect(done.toSorted((one, other) => one - other)).toEqual(work);
  expect(most).toBe(Math.min(width, work.length));
});

test('no work gives no results', async () => {
  expect(await collected(inOrderOfCompletion([], 3, () => Promise.resolve(1)))).toEqual([]);
});
