import { expect, test } from 'vitest';
import { forEach } from './for-each.ts';
import { Failure, Inapplicable } from './verdict.ts';

const odd = (row: number): Promise<void> =>
  row % 2 === 0 ? Promise.reject(new Inapplicable(`no ${row}`)) : Promise.resolve();

test('rows that the wire cannot say do not keep the others from being asked', async () => {
  const asked: number[] = [];
  await forEach([2, 1, 4, 3], (row) => odd(row).then(() => void asked.push(row)));
  expect(asked).toEqual([1, 3]);
});

test('where it can say none of them, the first reason is given', async () => {
  await expect(forEach([2, 4], odd)).rejects.toThrow('no 2');
});

test('a failure ends it', async () => {
  const failing = forEach([1, 2], () => Promise.reject(new Failure('R-09', 'x', 'y')));
  await expect(failing).rejects.toBeInstanceOf(Failure);
});
