import { expect, test } from 'vitest';
import { type Breach, Ledger } from './ledger.ts';

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
  expect(new Ledger().sightings('W-01')).toEqual({ held: 0 });
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
