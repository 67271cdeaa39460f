import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('without a limit nobody waits', () => {
  const slots = new Slots();
  expect(Array.from({ length: 100 }, () => slots.take('own'))).toEqual(Array.from({ length: 100 }, () => undefined));
});

test('whoever finds no room waits in line', async () => {
  const slots = new Slots(1);
  const order: string[] = [];
  expect(slots.take('own')).toBeUndefined();
  const waiting = ['first', 'second'].map(async (name) => {
    await slots.take('own');
    order.push(name);
  });
  await Promise.resolve();
  expect(order).toEqual([]);
  slots.give('own');
  await waiting[0];
  expect(order).toEqual(['first']);
  slots.give('own');
  await Promise.all(waiting);
  expect(order).toEqual(['first', 'second']);
});

test('a kept connection is closed when another needs its room, and only then', () => {
  const closed: string[] = [];
  const slots = new Slots(2);
  void slots.take('a');
  slots.give('a', () => closed.push('a'));
  expect(slots.take('b')).toBeUndefined();
  slots.give('b', () => closed.push('b'));
  expect([slots.take('a'), closed]).toEqual([undefined, []]);
  expect([slots.take('c'), closed]).toEqual([undefined, ['b']]);
  expect(slots.take('d')).toBeInstanceOf(Promise);
});

test('a limit holds from then on, and ends', async () => {
  const slots = new Slots();
  slots.limit(1);
  expect(slots.areFew).toBe(true);
  void slots.take('own');
  const waiting = slots.take('own');
  slots.limit();
  await waiting;
  expect(slots.areFew).toBe(false);
});
