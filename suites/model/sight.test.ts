import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../fixtures/json.ts';
import type { Observation } from '../iut.ts';
import { profileNames, type ProfileName, profileOf, profiles } from './profiles.ts';
import { sightOf } from './sight.ts';

const readBack = { profileReadBack: true };

const seen = (...stored: readonly (Json | undefined)[]): Observation => ({
  seen: true,
  by: 'look-up',
  registered: stored.length > 0,
  records: stored.map((profile) => ({ mgwServiceId: 'g1', ...(profile !== undefined && { profile }) })),
});

test.for(profileNames)('the profile %s is seen for what it is, and for no other', (name) => {
  expect(sightOf(seen(profileOf(name)), readBack)).toMatchObject({ records: 1, gateway: 'g1', profiles: [name] });
});

test('a profile that two others are mixed in is seen for none of them', () => {
  const names = profileNames.filter((name): name is Exclude<ProfileName, 'none'> => name !== 'none');
  const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).filter(([one, other]) => one !== other);
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const mixed = { ...profiles[other].communicationAvailability, ...profiles[one].communicationAvailability };
      const isMixed = Object.keys(mixed).length > Object.keys(profiles[one].communicationAvailability).length;
      const found = sightOf(seen({ communicationAvailability: mixed }), readBack)?.profiles;
      expect(found).toEqual(isMixed ? [] : [one]);
    }),
  );
});

// oxfmt-ignore
test.for<readonly [string, Json | undefined, readonly ProfileName[]]>([
  ['members that the server adds',        { communicationAvailability: { periodicTime: 1111, periodicCommunicationIndicator: 'PERIODICALLY', storeAndForwardIndication: true } }, ['P1']],
  ['an empty profile in place of none',   {},                                                                                  ['none']],
  ['an empty member in place of none',    { communicationAvailability: {} },                                                   ['none']],
  ['null in place of none',               null,                                                                                ['none']],
])('%s change nothing', ([, stored, expected]) => {
  expect(sightOf(seen(stored), readBack)?.profiles).toEqual(expected);
});

test('what a look does not show is left open', () => {
  const byAnswers: Observation = { seen: true, by: 'answers', registered: true };
  expect(sightOf(byAnswers, readBack)).toEqual({ records: 1, text: 'it is registered' });
  expect(sightOf({ ...byAnswers, registered: false }, readBack)).toMatchObject({ records: 0 });
  expect(sightOf({ seen: false, why: 'no look-up' }, readBack)).toBeUndefined();
  expect(sightOf(seen({}), { profileReadBack: false })).not.toHaveProperty('profiles');
  expect(sightOf(seen({}, {}), readBack)).toMatchObject({ records: 2 });
});
