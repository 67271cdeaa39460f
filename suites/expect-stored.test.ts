import { expect, test } from 'vitest';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context, Hope } from './context.ts';
import { expectAccepted, expectRejected, expectStored } from './expect.ts';
import type { Observation, Outcome, StoredRegistration } from './iut.ts';
import { Failure, Silence } from './verdict.ts';

const ue = { ueServiceId: 'ue-1', credential: 'cred-1' };
const profile = { communicationAvailability: { periodicTime: 60 } };
const record: StoredRegistration = { ueServiceId: 'ue-1', mgwServiceId: 'mgw-1', profile };
const { mgwServiceId: _, ...anonymous } = record;
const other = { ...record, profile: {} };

const shows = (...records: readonly StoredRegistration[]): Observation => ({
  seen: true,
  by: 'look-up',
  registered: records.length > 0,
  records,
});

/** What an observer is told to look for. */
async function hopeOf(stored: Parameters<typeof expectStored>[2], profileReadBack = true): Promise<Hope> {
  let told: Hope = false;
  const context = {
    pics: { profileReadBack },
    cast: { gateway: { mgwServiceId: 'mgw-1' } },
    met: () => undefined,
    unobserved: () => undefined,
    observe: (_ue: unknown, hoped: Hope) => {
      told = hoped;
      return Promise.resolve({ seen: false, why: 'nothing shows it' });
    },
  } as unknown as Context;
  await expectStored(context, ue, stored);
  return told;
}

// oxfmt-ignore
test.for<readonly [string, Observation, Parameters<typeof expectStored>[2], boolean]>([
  ['the registration as it was sent',    shows(record),                                  { profile },            true],
  ['a registration, where none is sent', shows(other),                                   {},                     true],
  ['what answers tell',                  { seen: true, by: 'answers', registered: true }, { profile },           true],
  ['what answers deny',                  { seen: true, by: 'answers', registered: false }, { profile },          false],
  ['no registration',                    shows(),                                        {},                     false],
  ['nothing at all',                     { seen: false, why: 'no look-up' },             {},                     false],
  ['two registrations',                  shows(record, record),                          {},                     false],
  ['another profile',                    shows(other),                                   { profile },            false],
  ['another gateway',                    shows(record),                                  { gateway: 'mgw-2' },   false],
  ['the gateway that is wanted',         shows({ ...record, mgwServiceId: 'mgw-2' }),    { gateway: 'mgw-2' },   true],
  ['no gateway',                         shows(anonymous),                               {},                     false],
  ['a gateway that never shows',         shows({ ...anonymous, hidesGateway: true }),    {},                     true],
])('a look that shows %s', async ([, seen, stored, isEnough]) => {
  const hope = await hopeOf(stored);
  expect(typeof hope === 'function' && hope(seen)).toBe(isEnough);
});

test('a profile that no look-up shows is not waited for', async () => {
  const hope = await hopeOf({ profile }, false);
  expect(typeof hope === 'function' && hope(shows(other))).toBe(true);
});

const readings = { accepted: ['201'], rejected: ['4xx'] };
const context = { met: () => undefined } as unknown as Context;
const answered = (kind: Outcome['kind'], rest: Partial<Outcome> = {}): Outcome => ({
  kind,
  signature: kind,
  checks: [],
  text: 'the answer',
  readings,
  ...rest,
});

/** The failure that a check ends with. */
function failureOf(act: () => void): Failure {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new TypeError('nothing failed');
}

test('a wrong answer is shown among those that would have been right', () => {
  expect(failureOf(() => expectAccepted(context, 'R-02', answered('rejected'))).among).toEqual(['201']);
  expect(failureOf(() => expectRejected(context, 'R-30', answered('accepted'))).among).toEqual(['4xx']);
});

test('a wrong answer stands alone where only certain refusals are right, or nothing says which are', () => {
  const { readings: _readings, ...unread } = answered('rejected');
  const failures = [
    failureOf(() => expectRejected(context, 'R-38', answered('accepted'), ['malformed'])),
    failureOf(() => expectAccepted(context, 'R-02', unread)),
  ];
  for (const failure of failures) expect(failure).not.toHaveProperty('among', expect.anything());
});

test('a failure keeps where it was seen and what shows it', () => {
  const shownBy = answered('rejected');
  expect(new Failure('R-02', 'x', 'y', { seenIn: 'preflight', shownBy, among: ['201'] })).toMatchObject({
    message: 'R-02: expected x, got y',
    requirement: 'R-02',
    expected: 'x',
    got: 'y',
    seenIn: 'preflight',
    shownBy,
    among: ['201'],
  });
});

test('a silence says how the answer was lost, and counts as a closed connection where nothing says so', () => {
  const lostBy = (rest: Partial<Outcome>): string => new Silence('register', answered('silent', rest), 'R-01').lost;
  expect([lostBy({ lost: 'deadline' }), lostBy({})]).toEqual(['deadline', 'closed']);
});

// oxfmt-ignore
test.for<readonly [string, RequirementId, Outcome['kind'], Observation, RequirementId]>([
  ['no registration stores it',                    'R-52', 'accepted', shows(),       'R-05'],
  ['no registration stores it, after a removal',   'D-07', 'accepted', shows(),       'R-05'],
  ['a registration stores it',                     'R-52', 'accepted', shows(record), 'R-52'],
  ['it is not registered again',                   'R-52', 'rejected', shows(),       'R-52'],
  ['its identifier is what is asked about',        'R-48', 'accepted', shows(),       'R-48'],
])('a UE that has not stayed, where %s', async ([, requirement, kind, then, broken]) => {
  const looks = [shows(), then];
  const scene = {
    pics: { profileReadBack: true, profileCarried: true },
    cast: { gateway: { mgwServiceId: 'mgw-1' } },
    seemsForgetful: false,
    met: () => undefined,
    observe: () => Promise.resolve(looks.shift()),
    trySend: () => Promise.resolve(answered(kind)),
  } as unknown as Context;
  await expect(expectStored(scene, ue, { requirement })).rejects.toMatchObject({ requirement: broken });
});
