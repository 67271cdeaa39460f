import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { StoredRegistration } from '../../suites/iut.ts';
import { type Eyes, observe } from './observer.ts';

const ue = { ueServiceId: 'ue-1', credential: 'c' };
const record = { answer: { status: 200, headers: [], body: Buffer.from('[]') }, packet: { path: '/' } };

/** A look-up that takes its time to answer, and shows what was stored when it was asked. */
function eyesOn(stored: () => readonly StoredRegistration[], timers: { settleMs: number; answersAfterMs: number }) {
  const asked: number[] = [];
  const lookUp = async () => {
    asked.push(performance.now());
    const result = { records: stored(), text: '', checks: [] };
    await sleep(timers.answersAfterMs);
    return { result, record };
  };
  const session = { courier: { lookUp }, holds: () => false };
  const eyes = { world: { hasLookup: true, timers }, session, note: () => undefined } as unknown as Eyes;
  return { eyes, asked };
}

test('the last look begins after the settle time, however slow the answers are', async () => {
  const settled = performance.now() + 40;
  const stored = () => (performance.now() < settled ? [{ ueServiceId: 'ue-1' }] : []);
  const { eyes, asked } = eyesOn(stored, { settleMs: 50, answersAfterMs: 80 });
  expect(await observe(eyes, ue, false)).toMatchObject({ registered: false });
  expect(asked).toHaveLength(2);
});

test('a state that is as hoped ends the looking at once, and so does no settle time', async () => {
  const hopeful = eyesOn(() => [], { settleMs: 10_000, answersAfterMs: 0 });
  expect(await observe(hopeful.eyes, ue, false)).toMatchObject({ registered: false });
  const willing = eyesOn(() => [], { settleMs: 10_000, answersAfterMs: 0 });
  expect(await observe(willing.eyes, ue, (seen) => seen.seen && !seen.registered)).toMatchObject({ registered: false });
  const hasty = eyesOn(() => [], { settleMs: 0, answersAfterMs: 0 });
  expect(await observe(hasty.eyes, ue, () => false)).toMatchObject({ registered: false });
  expect([hopeful, willing, hasty].map(({ asked }) => asked.length)).toEqual([1, 1, 1]);
});

test('a UE Service ID that is too long for the head of a request is not seen, and no look-up broken', async () => {
  const lookUp = () =>
    Promise.resolve({
      result: { text: '431', checks: [{ requirement: 'W-12', holds: false, expected: '', got: '' }] },
      record: { answer: { status: 431 }, packet: { path: `/registrations?ue-svc-id=${'x'.repeat(300)}` } },
    });
  const session = { courier: { lookUp }, holds: () => true };
  const noted: unknown[] = [];
  const eyes = {
    world: { hasLookup: true, timers: { settleMs: 0 } },
    session,
    note: (seen: unknown) => noted.push(seen),
  };
  expect(await observe(eyes as unknown as Eyes, ue, true)).toMatchObject({ seen: false });
  expect(noted).toEqual([]);
});

test('a server under load that asks for patience at a look-up leaves the question open', async () => {
  const result = { text: '503', isThrottled: true, checks: [] };
  const session = { courier: { lookUp: () => Promise.resolve({ result, record }) }, holds: () => true };
  const eyes = { world: { hasLookup: true, timers: { settleMs: 0 } }, session } as unknown as Eyes;
  await expect(observe(eyes, ue, true)).rejects.toMatchObject({ obstacle: 'throttled' });
});

test.for([
  ['{"ue":"ue-1"}', true],
  ['{"ue":"ue-2"}', false],
] as const)('an answer %s without a record of the UE names it: %s', async ([body, isNamed]) => {
  const sight = {
    result: { records: [], text: '200', checks: [] },
    record: { ...record, answer: { status: 200, body: Buffer.from(body) } },
  };
  const session = { courier: { lookUp: () => Promise.resolve(sight) }, holds: () => true };
  const eyes = { world: { hasLookup: true, timers: { settleMs: 0 } }, session, note: () => undefined };
  expect(await observe(eyes as unknown as Eyes, ue, true)).toEqual({
    seen: true,
    by: 'look-up',
    registered: false,
    records: [],
    others: [],
    ...(isNamed && { isNamed }),
  });
});

test('registrations of other UEs are told from those of the UE', async () => {
  const [own, other] = [{ ueServiceId: 'ue-1' }, { ueServiceId: 'ue-10' }];
  const sight = { result: { records: [other, own], text: '200', checks: [] }, record };
  const session = { courier: { lookUp: () => Promise.resolve(sight) }, holds: () => true };
  const eyes = { world: { hasLookup: true, timers: { settleMs: 0 } }, session, note: () => undefined };
  expect(await observe(eyes as unknown as Eyes, ue, true)).toMatchObject({
    registered: true,
    records: [own],
    others: [other],
  });
});

test('what a look-up shows of other UEs breaks nothing where the purpose judges that itself', async () => {
  const check = { requirement: 'W-12', holds: false, expected: '', got: '' } as const;
  const other = { ...check, requirement: 'W-07' } as const;
  const sight = { result: { records: [{ ueServiceId: 'ue-10' }], text: '200', checks: [check, other] }, record };
  const session = { courier: { lookUp: () => Promise.resolve(sight) }, holds: () => true };
  const noted: unknown[] = [];
  const note = (checks: readonly unknown[]) => noted.push(...checks);
  const eyes = { world: { hasLookup: true, timers: { settleMs: 0 } }, session, note };
  await observe({ ...eyes, known: 'other UEs' } as unknown as Eyes, ue, false);
  expect(noted).toEqual([other]);
  await observe(eyes as unknown as Eyes, ue, false);
  expect(noted).toEqual([other, check, other]);
});
