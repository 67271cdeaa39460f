import { expect, test } from 'vitest';
import { picsQuestions } from '../../spec/pics.ts';
import type { Pics } from '../../spec/pics.ts';
import type { Check } from '../../suites/iut.ts';
import { applicable, type Breach, Ledger } from './ledger.ts';

const breach = (purposeIndex: number, exchangeIndex: number): Breach => ({
  at: [purposeIndex, exchangeIndex],
  purpose: `purpose ${purposeIndex}`,
  check: { requirement: 'W-01', holds: false, expected: 'x', got: `y${exchangeIndex}` },
  record: {
    step: '',
    url: '',
    packet: { method: 'GET', path: '', headers: [] },
    answer: { lost: 'closed', text: '' },
    startedMs: 0,
    durationMs: 0,
  },
});

test('what was never looked at was neither held nor broken', () => {
  expect(new Ledger().sightings('W-01')).toStrictEqual({ held: 0 });
});

test.for([
  [[breach(2, 1), breach(1, 7), breach(1, 3), breach(5, 0)]],
  [[breach(5, 0), breach(1, 3), breach(2, 1), breach(1, 7)]],
])('of many breaches the first of the plan counts, whatever came first', ([breaches]) => {
  const ledger = new Ledger();
  ledger.hold('W-01');
  ledger.hold('W-01');
  for (const each of breaches ?? []) ledger.break(each);
  expect(ledger.sightings('W-01')).toEqual({ held: 2, broken: { expected: 'x', got: 'y3', purpose: 'purpose 1' } });
  expect(ledger.breach('W-01')?.at).toEqual([1, 3]);
});

test('what led to a breach is asked for where the breach is kept', () => {
  const ledger = new Ledger();
  const asked: number[] = [];
  const { record } = breach(0, 0);
  for (const at of [2, 3, 1]) {
    const before = (): readonly [typeof record] => {
      asked.push(at);
      return [record];
    };
    ledger.break({ ...breach(1, at), before });
  }
  expect([asked, ledger.breach('W-01')?.before]).toEqual([[2, 1], [record]]);
});

test('of two breaches in one exchange the first counts', () => {
  const ledger = new Ledger();
  const [first, second] = [breach(1, 3), breach(1, 3)];
  for (const each of [first, second]) ledger.break(each);
  expect(ledger.breach('W-01')?.record).toBe(first.record);
});

test('what an exchange showed of a rule is kept as held, broken or left open', () => {
  const { check, ...where } = breach(1, 2);
  const held = { ...check, holds: true };
  const ledger = new Ledger();
  ledger.note(
    [held, held, { ...held, requirement: 'W-02', moot: 'implied' }, { ...check, requirement: 'W-12' }],
    where,
  );
  ledger.note([{ ...check, requirement: 'W-02', moot: 'implied again' }], where);
  expect(ledger.sightings('W-01')).toEqual({ held: 2 });
  expect(ledger.sightings('W-02')).toEqual({ held: 0, moot: 'implied again' });
  expect(ledger.sightings('W-12')).toEqual({ held: 0, broken: { expected: 'x', got: 'y2', purpose: 'purpose 1' } });
  expect(ledger.breach('W-12')?.record).toBe(where.record);
  expect(ledger.breach('W-02')).toBeUndefined();
});

const claims = Object.fromEntries(Object.keys(picsQuestions).map((item) => [item, false])) as Pics;

// oxfmt-ignore
test.for([
  ['a rule without a condition',               'W-01', {},                     ['W-01']],
  ['a rule whose condition holds',             'W-08', { errorProfile: true }, ['W-08']],
  ['a rule whose condition does not hold',     'W-08', {},                     []],
  ['a rule of HTTP that CoAP has too',         'W-03', { coap: true },         ['C-08']],
  ['a rule of HTTP that CoAP does not have',   'W-04', { coap: true },         []],
] as const)('%s applies as the PICS says: %s', ([, requirement, change, left]) => {
  const check: Check = { requirement, holds: false, expected: 'x', got: 'y' };
  const kept = applicable([check], { ...claims, ...change });
  expect(kept).toEqual(left.map((id) => ({ ...check, requirement: id })));
});
