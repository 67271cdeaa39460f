import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { deadline } from './deadline.ts';

function doNothingFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('a wait that is called off never ends', async () => {
  let isOver = false;
  deadline(10, () => (isOver = true))();
  await sleep(40);
  expect(isOver).toBe(false);
});

test('time in which the process does not run is given back', async () => {
  let over = 0;
  const started = performance.now();
  const ended = new Promise<void>((resolve) => {
    deadline(100, () => {
      over = performance.now() - started;
      resolve();
    });
  });
  doNothingFor(300);
  await ended;
  expect(over).toBeGreaterThanOrEqual(399);
});
