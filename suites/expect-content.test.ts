import { expect, test } from 'vitest';
import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectStored } from './expect.ts';
import type { Observation, Outcome } from './iut.ts';
import { Failure } from './verdict.ts';

const ue = { ueServiceId: 'ue-1', credential: 'cred-1' };
const gateway = { mgwServiceId: 'mgw-1', kind: 'n3g' } as const;
const sent = { communicationAvailability: { periodicTime: 60 } };

const showing = (profile: typeof sent | Record<string, never>): Observation => ({
  seen: true,
  by: 'look-up',
  registered: true,
  records: [{ ueServiceId: 'ue-1', mgwServiceId: 'mgw-1', profile }],
});
const [whole, lossy] = [showing(sent), showing({})];

// oxfmt-ignore
test.for<readonly [string, RequirementId, readonly Observation[], Outcome['kind'], RequirementId]>([
  ['a registration brings it back',          'D-07', [lossy, whole], 'accepted', 'D-07'],
  ['a registration does not store it',       'D-07', [lossy, lossy], 'accepted', 'R-06'],
  ['nobody can tell, the UE being refused',  'D-07', [lossy],        'rejected', 'R-06'],
  ['the registration itself is asked about', 'R-09', [lossy],        'accepted', 'R-06'],
])('a profile is gone: %s', async ([, requirement, looks, kind, blamed]) => {
  const left = [...looks];
  const context = {
    pics: { profileReadBack: true },
    cast: { gateway },
    met: () => undefined,
    observe: () => Promise.resolve(left.shift()),
    trySend: () => Promise.resolve({ kind, signature: '', checks: [], text: '' }),
  } as unknown as Context;
  const failure = await expectStored(context, ue, { profile: sent, requirement }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Failure);
  expect([(failure as Failure).requirement, left]).toEqual([blamed, []]);
});
