import { expect, test } from 'vitest';
import { problemFlaw } from './problem.ts';

// oxfmt-ignore
test.for([
  ['nothing',                           {},                                                  undefined],
  ['every text',                        { type: 'a', title: 'b', detail: 'c', instance: 'd', cause: 'e' }, undefined],
  ['the status',                        { status: 400 },                                     undefined],
  ['another status',                    { status: 401 },                                     'status 401 in the body of a 400'],
  ['the status as a text',              { status: '400' },                                   'status "400" in the body of a 400'],
  ['a detail that is a list',           { detail: ['c'] },                                   'detail ["c"]'],
  ['a cause that is null',              { cause: null },                                     'cause null'],
  ['an entry of invalidParams',         { invalidParams: [{ param: '/a', reason: 'b' }] },   undefined],
  ['invalidParams without an entry',    { invalidParams: [] },                               'invalidParams []'],
  ['invalidParams that are an object',  { invalidParams: { param: '/a' } },                  'invalidParams {"param":"/a"}'],
  ['an entry that is a text',           { invalidParams: [{ param: '/a' }, '/b'] },          'an entry of invalidParams without param: "/b"'],
  ['an entry without param',            { invalidParams: [{ reason: 'b' }] },                'an entry of invalidParams without param: {"reason":"b"}'],
  ['an entry whose param is a number',  { invalidParams: [{ param: 1 }] },                   'an entry of invalidParams without param: {"param":1}'],
] as const)('a problem with %s', ([, body, flaw]) => {
  expect(problemFlaw(body as never, 400)).toBe(flaw);
});
