import { expect, test } from 'vitest';
import { byPath } from './by-path.ts';

const id = 'ue/1@msgin5g.example';

// oxfmt-ignore
test.for([
  ['names the UE',                 'register',   id, `/v1/ues/${encodeURIComponent(id)}`, false, true],
  ['names the registration',       'deregister', id, '/v1/registrations/4711',            true,  'unnamed'],
  ['is that of all registrations', 'register',   id, '/v1/registrations',                 true,  false],
  ['is that of the operation',     'deregister', id, '/v1/deregister',                    false, false],
  ['ends where the UE would be',   'register',   '', '/v1/ues/',                          false, false],
] as const)('a path that %s', ([, operation, ueServiceId, path, needsRegistration, isByPath]) => {
  const stimulus = { operation, message: { ueServiceId }, step: 'ask' };
  expect(byPath({ needsRegistration }, stimulus, { path })).toEqual(
    isByPath === 'unnamed' ? { isByPath: true, isUnnamed: true } : isByPath ? { isByPath } : {},
  );
});
