import { expect, test } from 'vitest';
import { type Kept, Slots } from './slots.ts';

/** Kept connections that note when they are closed. */
function connections(): { readonly closed: string[]; readonly named: (name: string) => Kept } {
  const closed: string[] = [];
  return { closed, named: (name) => ({ destroy: () => void closed.push(name) }) };
}

/** Notes the names in the order in which they find room. */
function queue(slots: Slots): {
  readonly order: string[];
  readonly join: (name: string, kept?: Kept) => Promise<void>;
} {
  const order: string[] = [];
  return {
    order,
    join: async (name, kept) => {
      await slots.take(kept);
      order.push(name);
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('without a limit nobody waits', () => {
  const slots = new Slots();
  expect(Array.from({ length: 100 }, () => slots.take())).toEqual(Array.from({ length: 100 }, () => undefined));
});

test('whoever finds no room waits in line', async () => {
  const slots = new Slots(1);
  const { order, join } = queue(slots);
  expect(slots.take()).toBeUndefined();
  const waiting = [join('first'), join('second')];
  await turn();
  expect(order).toEqual([]);
  slots.give();
  await waiting[0];
  expect(order).toEqual(['first']);
  slots.give();
  await Promise.all(waiting);
  expect(order).toEqual(['first', 'second']);
});

test('a kept connection is closed when another needs its room, and only then', () => {
  const { closed, named } = connections();
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(named);
  const slots = new Slots(2);
  void slots.take(a);
  slots.give(a);
  expect(slots.take(b)).toBeUndefined();
  slots.give(b);
  expect([slots.take(a), closed]).toEqual([undefined, []]);
  expect([slots.take(c), closed]).toEqual([undefined, ['b']]);
  expect(slots.take(d)).toBeInstanceOf(Promise);
});

test('a connection that several use is closed after the last of them', async () => {
  const { closed, named } = connections();
  const a = named('a');
  const slots = new Slots(1);
  const { order, join } = queue(slots);
  expect([slots.take(a), slots.take(a)]).toEqual([undefined, undefined]);
  void join('another');
  slots.give(a);
  await turn();
  expect([order, closed]).toEqual([[], []]);
  slots.give(a);
  await turn();
  expect([order, closed]).toEqual([['another'], ['a']]);
});

test('whoever waited for a connection that another opened meanwhile shares it', async () => {
  const { closed, named } = connections();
  const a = named('a');
  const slots = new Slots(1);
  const { order, join } = queue(slots);
  void slots.take();
  void join('a', a);
  void join('a again', a);
  void join('another');
  slots.give();
  await turn();
  expect([order, closed]).toEqual([['a', 'a again'], []]);
  slots.give(a);
  slots.give(a);
  await turn();
  expect([order, closed]).toEqual([['a', 'a again', 'another'], ['a']]);
});

test('a limit holds from then on, and ends', async () => {
  const slots = new Slots();
  slots.limit(1);
  expect(slots.areFew).toBe(true);
  void slots.take();
  const waiting = slots.take();
  slots.limit();
  await waiting;
  expect(slots.areFew).toBe(false);
});
