import { expect, test } from 'vitest';
import { Recent, RecentMap } from './recent.ts';

test('remembers the latest members, up to its limit', () => {
  const recent = new Recent<number>(3);
  for (let member = 1; member <= 10; member++) recent.add(member);
  expect([7, 8, 9, 10].map((member) => recent.has(member))).toEqual([false, true, true, true]);
  expect(recent.size).toBe(3);
});

test('a member that comes again takes no room', () => {
  const recent = new Recent<string>(2);
  for (const member of ['a', 'b', 'b', 'b']) recent.add(member);
  expect([recent.has('a'), recent.has('b'), recent.size]).toEqual([true, true, 2]);
});

test('an entry that is set again is the newest', () => {
  const recent = new RecentMap<string, number>(2);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['a', 3],
    ['c', 4],
  ] as const)
    recent.set(key, value);
  expect([recent.get('a'), recent.get('b'), recent.get('c'), recent.size]).toEqual([3, undefined, 4, 2]);
});
