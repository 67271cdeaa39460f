import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../fixtures/json.ts';
import { readSource } from '../config/source.ts';
import { builtInText } from './built-in.ts';
import type { Form } from './form.ts';
import { ieKinds } from './ie.ts';
import { type NamesForm, namesOf } from './names.ts';

const { names } = readSource(builtInText('sbi-json'), {}).value as Form;
const sbi = namesOf({ names: names ?? {} });

// oxfmt-ignore
const wires: readonly (readonly [string, NamesForm])[] = [
  ['the names of sbi-json', { names: names ?? {} }],
  ['camelCase',             {}],
  ['snake_case',            { naming: 'snake_case' }],
  ['kebab-case',            { naming: 'kebab-case', names: { profile: 'p' } }],
  ['PascalCase',            { naming: 'PascalCase' }],
];

test.for(wires)('every value comes back from the wire as it was: %s', ([, form]) => {
  const { nameOf, toWire, fromWire } = namesOf(form);
  const ies = [...ieKinds.keys()];
  const key = fc.oneof(fc.constantFrom(...ies), fc.string());
  // A wire name as a member name of its own is renamed on the way back: no table has one that differs.
  const isWireName = (name: string): boolean => ies.map(nameOf).includes(name) && !ies.includes(name);
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
    expect(JSON.stringify(fromWire('profile', toWire('profile', json)))).toBe(JSON.stringify(json));
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
  expect(sbi.pointedAt(param)).toBe(path);
});
