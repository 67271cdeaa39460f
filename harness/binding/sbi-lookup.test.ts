import { expect, test } from 'vitest';
import type { LookupResult } from './binding.ts';
import { builtIn } from './built-in.ts';

const { lookup } = builtIn('sbi-json');

const ue = { ueServiceId: 'ue-1', credential: 'cred-1' };
const one = { ueSvcId: 'ue-1', mgwSvcId: 'mgw-1' };
const record = { ueServiceId: 'ue-1', mgwServiceId: 'mgw-1' };

const read = (status: number, body: string): LookupResult => {
  if (lookup === undefined) throw new Error('no look-up');
  return lookup.decode(ue, {
    status,
    reason: '',
    headers: [['content-type', 'application/json']],
    body: Buffer.from(body),
    isCut: false,
  });
};

const brokenOf = ({ checks }: LookupResult): readonly string[] =>
  checks.filter(({ holds }) => !holds).map(({ requirement, got }) => `${requirement}: ${got}`);

// oxfmt-ignore
test.for([
  ['one registration',           200, [one],                                  [record],                                          []],
  ['none',                       200, [],                                     [],                                                []],
  ['one of another UE',          200, [{ ...one, ueSvcId: 'ue-2' }],          [{ ...record, ueServiceId: 'ue-2' }],              ['W-12: one of "ue-2"']],
  ['one without a UE',           200, [{ mgwSvcId: 'mgw-1' }],                [{ mgwServiceId: 'mgw-1' }],                       ['W-12: one of null']],
  ['one with its credential',    200, [{ ...one, ueCredInfo: 'x' }],          [record],                                          ['W-07: the member ueCredInfo']],
  ['the credential elsewhere',   200, [{ ...one, token: 'cred-1' }],          [record],                                          ['W-07: the UE credential information of the request']],
  ['an object',                  200, { registrations: [] },                  undefined,                                         ['W-12: 200 {"registrations":[]}']],
  ['an array of texts',          200, ['ue-1'],                               undefined,                                         ['W-12: 200 ["ue-1"]']],
  ['a server error',             500, [],                                     undefined,                                         ['W-12: 500 []']],
  ['too many requests',          429, {},                                     undefined,                                         []],
  ['a server under load',        503, {},                                     undefined,                                         []],
  ['not found',                  404, {},                                     [],                                                []],
] as const)('%s', ([, status, body, records, broken]) => {
  const result = read(status, JSON.stringify(body));
  expect([result.records, brokenOf(result)]).toEqual([records, broken]);
});

test.for([
  [400, true],
  [403, true],
  [414, true],
  [422, true],
  [401, undefined],
  [404, undefined],
  [500, undefined],
  [200, undefined],
] as const)('%i refuses to look: %s', ([status, isRefused]) => {
  expect(read(status, '{}').isRefused).toBe(isRefused);
});

test('what is no JSON is shown by its beginning', () => {
  expect(read(200, `<html>${'x'.repeat(500)}`).text).toMatch(/^200 <html>x{194} \(not JSON\)$/);
});
