import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IdentityPool } from './pool.ts';

const numbered = (from: number, to: number): IdentityPool =>
  new IdentityPool({ ueServiceId: 'ue-{n}-{n}', credential: 'cred-{n}', from, to });

test('a numbered pool makes its UEs from the template', async () => {
  const pool = numbered(5, 7);
  expect(pool.size).toBe(3);
  expect((await pool.lease(1, 2)).ues).toEqual([
    { ueServiceId: 'ue-6-6', credential: 'cred-6' },
    { ueServiceId: 'ue-7-7', credential: 'cred-7' },
  ]);
});

test('a listed pool gives its UEs in order, counted around', async () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ ueServiceId: name, credential: name }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three are there');
  expect((await new IdentityPool([a, b, c]).lease(5, 2)).ues).toEqual([c, a]);
});

test('a count goes on from attempt to attempt, each for itself', () => {
  const pool = numbered(1, 3);
  expect([pool.count('ues', 'A'), pool.count('ues', 'A'), pool.count('ues', 'B')]).toEqual([0, 1, 0]);
  expect([pool.usedBy('A'), pool.usedBy('C')]).toEqual([
    { ues: 2, texts: 0 },
    { ues: 0, texts: 0 },
  ]);
});

test('nobody gets more UEs than there are', async () => {
  expect((await numbered(1, 3).lease(2, 9)).ues).toHaveLength(3);
});

test('no UE is held twice, everyone is served, and offset and count alone decide which UEs they are', async () => {
  const wish = fc.record({ offset: fc.nat({ max: 20 }), count: fc.integer({ min: 1, max: 6 }) });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.array(wish, { maxLength: 12 }), async (size, wishes) => {
      const pool = numbered(1, size);
      const held = new Set<string>();
      const served = wishes.map(async ({ offset, count }) => {
        const lease = await pool.lease(offset, count);
        const ids = lease.ues.map(({ ueServiceId }) => ueServiceId);
        expect(ids.filter((id) => held.has(id))).toEqual([]);
        ids.forEach((id) => held.add(id));
        await sleep(0);
        ids.forEach((id) => held.delete(id));
        lease.release();
        return ids;
      });
      const alone = wishes.map(async ({ offset, count }) => (await numbered(1, size).lease(offset, count)).ues);
      expect(await Promise.all(served)).toEqual(
        (await Promise.all(alone)).map((ues) => ues.map(({ ueServiceId }) => ueServiceId)),
      );
    }),
    { numRuns: 50 },
  );
});

test('a pool goes on from what a former run had used', () => {
  const pool = new IdentityPool([], new Map([['A', { ues: 7, texts: 3 }]]));
  expect([pool.count('ues', 'A'), pool.count('texts', 'A'), pool.count('ues', 'B')]).toEqual([7, 3, 0]);
});
