import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../fixtures/json.ts';
import { fromWire, members, pointedAt, toWire } from './member.ts';

test('every value comes back from the wire as it was', () => {
  const key = fc.oneof(fc.constantFrom(...Object.keys(members)), fc.string());
  // A wire name as a member name of its own is renamed on the way back: no table has one that differs.
  const isWireName = (name: string): boolean => Object.values(members).includes(name) && !(name in members);
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.jsonValue({ maxDepth: 0 }),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(
        key.filter((name) => !isWireName(name)),
        tie('any'),
        { maxKeys: 4 },
      ),
    ),
  })).any as fc.Arbitrary<Json>;
  const law = fc.property(value, (json) => {
    expect(JSON.stringify(fromWire(toWire(json)))).toBe(JSON.stringify(json));
  });
  fc.assert(law);
});

// oxfmt-ignore
test.for([
  ['/ueSvcId',                                     'ueServiceId'],
  ['ueSvcId',                                      'ueServiceId'],
  ['#/ueSvcId',                                    'ueServiceId'],
  ['$.ueSvcId',                                    'ueServiceId'],
  ['body.ueSvcId',                                 'ueServiceId'],
  ['/ueProf/commAvail/dataSizeInd',                'profile.communicationAvailability.dataSizeIndication'],
  ['ueProf.commAvail.dataSizeInd',                 'profile.communicationAvailability.dataSizeIndication'],
  ["ueProf['commAvail'][\"dataSizeInd\"]",         'profile.communicationAvailability.dataSizeIndication'],
  ['/ueProf/commAvail/schedCommTime/daysOfWeek/0', 'profile.communicationAvailability.scheduledCommunicationTime.daysOfWeek'],
  ['/ueProf/x-unknown',                            'profile'],
  ['x-unknown',                                    'x-unknown'],
  ['',                                             ''],
  ['/constructor',                                 '/constructor'],
] as const)('a pointer %j means %j', ([param, path]) => {
  expect(pointedAt(param)).toBe(path);
});
