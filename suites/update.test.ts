import { expect, test } from 'vitest';
import type { Json } from '../fixtures/json.ts';
import type { Outcome } from './iut.ts';
import { expectAsAnswered, isAsAnswered, unlikeNew } from './update.ts';
import { Failure } from './verdict.ts';

const of = (communicationAvailability: Json): Json => ({ communicationAvailability });
const before = of({ periodicTime: 11, dataSizeIndication: 12 });
const now = of({ periodicTime: 21 });
const update = { before, now };
const mixed = of({ periodicTime: 21, dataSizeIndication: 12 });
const added = of({ periodicTime: 21, communicationDurationTime: 5 });

const answered = (kind: Outcome['kind'], refusal?: Outcome['refusal']): Outcome => ({
  kind,
  signature: '',
  checks: [],
  text: '',
  ...(refusal && { refusal }),
});
const accepted = answered('accepted');
const rejected = answered('rejected', 'client-error');
const redirected = answered('rejected', 'redirect');

function failureOf(outcome: Outcome, stored?: Json): unknown {
  try {
    return expectAsAnswered(update, outcome, stored);
  } catch (error) {
    return error;
  }
}

// oxfmt-ignore
test.for<readonly [string, Json | undefined, Outcome, boolean]>([
  ['the new profile, when it was taken',               now,                      accepted,   true],
  ['the new profile and what the server adds',         added,                    accepted,   true],
  ['the old profile, when the new one was taken',      before,                   accepted,   false],
  ['a mixture, when the new profile was taken',        mixed,                    accepted,   false],
  ['nothing, when the new profile was taken',          undefined,                accepted,   false],
  ['a number of nobody',                               of({ periodicTime: 31 }), accepted,   false],
  ['the old profile, when the new one was refused',    before,                   rejected,   true],
  ['the new profile, when it was refused',             now,                      rejected,   false],
  ['a mixture, when the new profile was refused',      mixed,                    rejected,   false],
  ['the old profile, after a redirect',                before,                   redirected, true],
  ['the new profile, after a redirect',                now,                      redirected, true],
  ['a mixture, after a redirect',                      mixed,                    redirected, false],
])('%s is as answered: %s', ([, stored, outcome, expected]) => {
  expect(isAsAnswered(update, outcome, stored)).toBe(expected);
  expect(failureOf(outcome, stored) instanceof Failure).toBe(!expected);
});

test('nothing is judged where the answer says neither yes nor no', () => {
  expect(() => expectAsAnswered(update, answered('unclear'), mixed)).not.toThrow();
});

test('what is wrong with a stored profile is said in words', () => {
  expect([now, mixed, before].map((stored) => unlikeNew(update, stored))).toEqual([
    undefined,
    '/communicationAvailability/dataSizeIndication of the old one',
    '/communicationAvailability/periodicTime is 11',
  ]);
});

test('a failure says what was to be left, and what is', () => {
  expect(failureOf(accepted, mixed)).toMatchObject({
    requirement: 'R-62',
    expected: `the new profile only: ${JSON.stringify(now)}`,
    got: `${JSON.stringify(mixed)} (/communicationAvailability/dataSizeIndication of the old one)`,
  });
  expect(failureOf(rejected)).toMatchObject({
    expected: `the old profile, unchanged: ${JSON.stringify(before)}`,
    got: 'none',
  });
});
