import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { builtIn } from './built-in.ts';
import { formBinding } from './load.ts';

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

// oxfmt-ignore
test.for([
  ['values too',              'as sent: {"communicationAvailability":{"scheduledCommunicationTime":{"daysOfWeek":[7],"timeOfDayStart":"23:59:59Z"},"storeAndForwardIndication":true}}, got nothing', 'as sent: {"availability":{"schedule":{"days":[7],"start":"23:59:59"},"store":"Y"}}, got nothing'],
  ['each of two',             '{"timeOfDayStart":"01:00:00Z"} {"storeAndForwardIndication":false}', '{"start":"01:00:00"} {"store":"N"}'],
  ['a brace within a text',   '{"timeOfDayStart":"}{"}',                             '{"start":"}{"}'],
  ['JSON that is cut',        '{"timeOfDayStart":"01:00:00Z","days',                 '{"start":"01:00:00Z","days'],
  ['a wrong value',           '{"storeAndForwardIndication":"Y"}',                   '{"store":"Y"}'],
] as const)('a wire with codings: %s', async ([, text, expected]) => {
  const rpc = readFileSync(new URL('examples/rpc.yaml', import.meta.url), 'utf8');
  const { binding } = await formBinding({ name: 'rpc.yaml', text: rpc });
  expect(binding.spelt?.(text)).toBe(expected);
});

test('a long text of braces is not searched for JSON', () => {
  const text = '{'.repeat(200_000);
  expect(builtIn('sbi-json').spelt?.(text)).toBe(text);
});
