import { expect, test } from 'vitest';
import { builtIn } from './built-in.ts';

// oxfmt-ignore
test.for([
  ['one IE',                  'register with mgwServiceId omitted',                   'register with mgwServiceId (mgwSvcId) omitted'],
  ['a path',                  'profile.communicationAvailability null',               'profile.communicationAvailability (ueProf.commAvail) null'],
  ['a pointer',               'nothing at /communicationAvailability/periodicTime',   'nothing at /communicationAvailability/periodicTime (/commAvail/perTime)'],
  ['a list',                  'pointing at ueServiceId, mgwServiceId',                'pointing at ueServiceId (ueSvcId), mgwServiceId (mgwSvcId)'],
  ['the same name on both',   'no daysOfWeek',                                        'no daysOfWeek'],
  ['JSON',                    'as sent: {"communicationAvailability":{"periodicTime":60}}', 'as sent: {"commAvail":{"perTime":60}}'],
  ['a value that is a name',  'got "mgwServiceId"',                                   'got "mgwServiceId"'],
  ['a value in JSON',         '{"result":"profile"}',                                 '{"result":"profile"}'],
  ['words of the language',   'the profile as sent, a result in the answer',          'the profile as sent, a result in the answer'],
  ['a longer word',           'ueServiceIdentity and xmgwServiceId',                  'ueServiceIdentity and xmgwServiceId'],
] as const)('%s', ([, text, expected]) => {
  expect(builtIn('sbi-json').spelt?.(text)).toBe(expected);
});
