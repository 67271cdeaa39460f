import { expect, test } from 'vitest';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context, Hope } from './context.ts';
import { expectAccepted, expectAnswered, expectNotStored, expectRejected, expectStored } from './expect.ts';
import type { Observation, Outcome, Refusal, StoredRegistration } from './iut.ts';
import type { Failure, Inconclusive } from './verdict.ts';

const ue = { ueServiceId: 'ue-1', credential: 'cred-1' };
const gateway = { mgwServiceId: 'mgw-1', kind: 'n3g' } as const;

interface Scene {
  readonly seen?: Observation;
  readonly isStuck?: boolean;
  readonly profileReadBack?: boolean;
}

/** What a check did: the evidence it gave, what it could not see, and how it ended. */
async function played(
  { seen, isStuck = false, profileReadBack = true }: Scene,
  act: (context: Context) => unknown,
): Promise<{ readonly met: readonly string[]; readonly unseen: readonly string[]; readonly ended: string }> {
  const [met, unseen]: [RequirementId[], RequirementId[]] = [[], []];
  const context = {
    pics: { profileReadBack },
    cast: { gateway },
    met: (rule: RequirementId) => met.push(rule),
    unobserved: (rule: RequirementId) => unseen.push(rule),
    observe: () => Promise.resolve(seen),
    isStuck: () => isStuck,
  } as unknown as Context;
  try {
    await act(context);
    return { met, unseen, ended: 'well' };
  } catch (error) {
    return { met, unseen, ended: `${(error as Error).name}: ${(error as Error).message}` };
  }
}

const outcome = (kind: Outcome['kind'], refusal?: Refusal): Outcome => ({
  kind,
  signature: kind,
  checks: [],
  text: 'the answer',
  ...(refusal && { refusal }),
});
const accepted = outcome('accepted');
const malformed = outcome('rejected', 'malformed');
const broken = outcome('rejected', 'server-error');
const unclear = outcome('unclear');
const neither = 'Inconclusive: the answer can be read as neither success nor failure (the answer)';

// oxfmt-ignore
test.for<readonly [string, (context: Context) => void, readonly string[], string]>([
  ['success, where it is wanted',             (context) => expectAccepted(context, 'R-02', accepted),                   ['R-02'], 'well'],
  ['failure, where success is wanted',        (context) => expectAccepted(context, 'R-02', malformed),                  [],       'Failure: R-02: expected success, got the answer'],
  ['neither, where success is wanted',        (context) => expectAccepted(context, 'R-02', unclear),                    [],       neither],
  ['failure, where it is wanted',             (context) => expectRejected(context, 'R-30', malformed),                  ['R-30'], 'well'],
  ['a server error, where failure is wanted', (context) => expectRejected(context, 'R-30', broken),                     ['R-30'], 'well'],
  ['success, where failure is wanted',        (context) => expectRejected(context, 'R-30', accepted),                   [],       'Failure: R-30: expected a failure, got the answer'],
  ['neither, where failure is wanted',        (context) => expectRejected(context, 'R-30', unclear),                    [],       neither],
  ['a refusal of the right sort',             (context) => expectRejected(context, 'R-38', malformed, ['malformed']),   ['R-38'], 'well'],
  ['a refusal of another sort',               (context) => expectRejected(context, 'R-38', broken, ['malformed']),      [],       'Failure: R-38: expected a refusal as malformed, got the answer'],
  ['a refusal of no sort',                    (context) => expectRejected(context, 'R-38', outcome('rejected'), ['client-error']), ['R-38'], 'well'],
  ['success, where a sort is wanted',         (context) => expectRejected(context, 'R-42', accepted, ['not-found', 'forbidden']), [], 'Failure: R-42: expected a refusal as not-found or forbidden, got the answer'],
  ['neither, where a sort is wanted',         (context) => expectRejected(context, 'R-42', unclear, ['not-found']),     [],       'Failure: R-42: expected a refusal as not-found, got the answer'],
  ['a wrong refusal of a method',             (context) => expectRejected(context, 'R-41', broken, ['method-not-allowed']), [],   'Failure: R-41: expected the method to be refused as not allowed or not implemented, got the answer'],
  ['a wrong refusal of a body',               (context) => expectRejected(context, 'R-38', broken, ['failure-result']), [],       "Failure: R-38: expected a refusal as the client's error, got the answer"],
  ['success, where any answer does',          (context) => expectAnswered(context, 'D-10', accepted),                   ['D-10'], 'well'],
  ['failure, where any answer does',          (context) => expectAnswered(context, 'D-10', malformed),                  ['D-10'], 'well'],
  ['a server error, where any answer does',   (context) => expectAnswered(context, 'D-10', broken),                     [],       'Failure: D-10: expected a success or a failure that blames no server error, got the answer'],
  ['neither, where any answer does',          (context) => expectAnswered(context, 'D-10', unclear),                    [],       neither],
])('%s', async ([, act, met, ended]) => {
  expect(await played({}, act)).toEqual({ met, unseen: [], ended });
});

const profile = { communicationAvailability: { periodicTime: 60 } };
const record: StoredRegistration = { ueServiceId: 'ue-1', mgwServiceId: 'mgw-1', profile };
const shows = (...records: readonly StoredRegistration[]): Observation => ({
  seen: true,
  by: 'look-up',
  registered: records.length > 0,
  records,
});
const tells = (registered: boolean): Observation => ({ seen: true, by: 'answers', registered });
const dark: Observation = { seen: false, why: 'nothing shows it' };

// oxfmt-ignore
test.for<readonly [string, Scene, Parameters<typeof expectStored>[2], readonly string[], readonly string[], string]>([
  ['one registration',                       { seen: shows(record) },           {},                        ['R-05', 'R-13'],         [],                       'well'],
  ['one with its profile',                   { seen: shows(record) },           { profile },               ['R-05', 'R-13', 'R-06'], [],                       'well'],
  ['one for another requirement',            { seen: shows(record) },           { requirement: 'D-06' },   ['D-06', 'R-13'],         [],                       'well'],
  ['one of another gateway that is wanted',  { seen: shows({ ...record, mgwServiceId: 'mgw-2' }) }, { gateway: 'mgw-2' }, ['R-05', 'R-13'], [],                 'well'],
  ['one of another gateway',                 { seen: shows({ ...record, mgwServiceId: 'mgw-2' }) }, {}, ['R-05'],             [],                       'Failure: R-13: expected the gateway "mgw-1", got "mgw-2"'],
  ['one of no gateway',                      { seen: shows({ ueServiceId: 'ue-1' }) }, {},                    ['R-05'],                 [],                       'Failure: R-13: expected the gateway "mgw-1", got nothing'],
  ['one with another profile',               { seen: shows({ ...record, profile: {} }) }, { profile },        ['R-05', 'R-13'],         [],                       expect.stringMatching(/^Failure: R-06: expected the profile as sent: \{.*60\}\}, got \{\} \(.* is missing\)$/) as string],
  ['another profile where none can be read', { seen: shows({ ...record, profile: {} }), profileReadBack: false }, { profile }, ['R-05', 'R-13'], [],           'well'],
  ['none',                                   { seen: shows() },                 {},                        [],                       [],                       'Failure: R-05: expected "ue-1" to be registered, got no registration of it'],
  ['two',                                    { seen: shows(record, record) },   {},                        [],                       [],                       'Failure: R-05: expected one registration of "ue-1", got 2 of them'],
  ['what answers tell',                      { seen: tells(true) },             {},                        ['R-05'],                 ['R-13'],                 'well'],
  ['what answers tell, and a profile',       { seen: tells(true) },             { profile },               ['R-05'],                 ['R-13', 'R-06'],         'well'],
  ['what answers tell: none',                { seen: tells(false) },            {},                        [],                       ['R-13'],                 'Failure: R-05: expected "ue-1" to be registered, got no registration of it'],
  ['nothing to be seen',                     { seen: dark },                    { profile },               [],                       ['R-13', 'R-06', 'R-05'], 'well'],
])('a UE that has to be stored: %s', async ([, scene, stored, met, unseen, ended]) => {
  expect(await played(scene, (context) => expectStored(context, ue, stored))).toEqual({ met, unseen, ended });
});

// oxfmt-ignore
test.for<readonly [string, Scene, RequirementId, readonly string[], readonly string[], string]>([
  ['none',                                 { seen: shows() },                     'R-49', ['R-49'], [],       'well'],
  ['none, as answers tell',                { seen: tells(false) },                'R-49', ['R-49'], [],       'well'],
  ['nothing to be seen',                   { seen: dark },                        'R-49', [],       ['R-49'], 'well'],
  ['one',                                  { seen: shows(record) },               'R-49', [],       [],       expect.stringMatching(/^Failure: R-49: expected no registration of "ue-1", got it is registered: \[\{/) as string],
  ['one, as answers tell',                 { seen: tells(true) },                 'R-49', [],       [],       'Failure: R-49: expected no registration of "ue-1", got it is registered'],
  ['one of a former run that stays',       { seen: shows(record), isStuck: true }, 'R-49', [],      [],       'Inconclusive: precondition: "ue-1" was registered before, and de-registration does not remove it'],
  ['one that a de-registration leaves',    { seen: shows(record), isStuck: true }, 'D-05', [],      [],       expect.stringMatching(/^Failure: D-05: /) as string],
])('a UE that must not be stored: %s', async ([, scene, rule, met, unseen, ended]) => {
  expect(await played(scene, (context) => expectNotStored(context, ue, rule))).toEqual({ met, unseen, ended });
});

/** What a check throws. */
async function thrownBy(act: () => unknown): Promise<Partial<Failure & Inconclusive>> {
  try {
    await act();
  } catch (error) {
    return error as Failure & Inconclusive;
  }
  throw new TypeError('nothing was thrown');
}

const seeing = (seen: Observation, hopes: boolean[] = []): Context =>
  ({
    pics: { profileReadBack: true },
    cast: { gateway },
    met: () => undefined,
    unobserved: () => undefined,
    isStuck: () => false,
    observe: (_: unknown, hoped: Hope) => {
      hopes.push(typeof hoped === 'boolean' ? hoped : hoped(seen));
      return Promise.resolve(seen);
    },
  }) as unknown as Context;

// oxfmt-ignore
test.for<readonly [string, (context: Context) => unknown, unknown]>([
  ['a failure where success is wanted',    (context) => expectAccepted(context, 'R-02', malformed), malformed],
  ['a success where failure is wanted',    (context) => expectRejected(context, 'R-30', accepted),  accepted],
  ['a server error',                       (context) => expectAnswered(context, 'D-10', broken),    broken],
])('a failure points at the outcome that shows it: %s', async ([, act, shownBy]) => {
  expect((await thrownBy(() => act(seeing(dark)))).shownBy).toBe(shownBy);
});

test.for<readonly [string, Observation, (context: Context) => Promise<unknown>]>([
  ['none', shows(), (context) => expectStored(context, ue)],
  ['two', shows(record, record), (context) => expectStored(context, ue)],
  ['another gateway', shows({ ...record, mgwServiceId: 'mgw-2' }), (context) => expectStored(context, ue)],
  ['another profile', shows({ ...record, profile: {} }), (context) => expectStored(context, ue, { profile })],
  ['one too many', shows(record), (context) => expectNotStored(context, ue, 'R-49')],
])('a failure points at the observation that shows it: %s', async ([, seen, act]) => {
  expect((await thrownBy(() => act(seeing(seen)))).shownBy).toBe(seen);
});

test.for<readonly [string, (context: Context) => unknown]>([
  ['success', (context) => expectAccepted(context, 'R-02', unclear)],
  ['failure', (context) => expectRejected(context, 'R-30', unclear)],
  ['any answer', (context) => expectAnswered(context, 'D-10', unclear)],
])('an answer that says neither stands in the way where %s is wanted', async ([, act]) => {
  expect(await thrownBy(() => act(seeing(dark)))).toMatchObject({ obstacle: 'unclear', blame: 'IUT' });
});

test('what a former run left stands in the way', async () => {
  const stuck = { ...seeing(shows(record)), isStuck: () => true };
  expect(await thrownBy(() => expectNotStored(stuck, ue, 'R-49'))).toMatchObject({ obstacle: 'precondition' });
});

test('an observer is told what is hoped for, so that it knows how long to look', async () => {
  const hopes: boolean[] = [];
  await expectStored(seeing(shows(record), hopes), ue);
  await expectNotStored(seeing(shows(), hopes), ue, 'R-49');
  expect(hopes).toEqual([true, false]);
});

test('what was stored before is not what is hoped for', async () => {
  const hopes: boolean[] = [];
  await thrownBy(() => expectStored(seeing(shows({ ...record, profile: {} }), hopes), ue, { profile }));
  await thrownBy(() => expectStored(seeing(shows({ ...record, mgwServiceId: 'mgw-2' }), hopes), ue));
  expect(hopes).toEqual([false, false]);
});

test('a gateway that the look-up does not show is not observed, and no failure', async () => {
  const { mgwServiceId: _, ...hidden } = record;
  const scene = { seen: shows({ ...hidden, hidesGateway: true }) };
  const result = await played(scene, (context) => expectStored(context, ue, { gateway: 'mgw-2' }));
  expect(result).toEqual({ met: ['R-05'], unseen: ['R-13'], ended: 'well' });
});
