import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../fixtures/json.ts';
import { examplesOf, fullOf, pairwiseOf, validOf } from '../fixtures/valid.ts';
import { registrationRequest } from '../spec/registration.ts';
import { daysInvented, disagreement, traces } from './profile.ts';

const anyProfile = validOf(registrationRequest, {}).map((message) => message['profile'] ?? {});
const time = (text: string | number) => ({ timeOfDayStart: text });

// oxfmt-ignore
test.for<readonly [string, Json, Json | undefined]>([
  ['the same value',                 { a: 1, b: 'x', c: true },      { a: 1, b: 'x', c: true }],
  ['another order of members',       { a: 1, b: 2 },                 { b: 2, a: 1 }],
  ['an added member',                { a: 1 },                       { a: 1, x: 2 }],
  ['an added member further in',     { a: { b: 1 } },                { a: { b: 1, x: 2 } }],
  ['another order of days',          { daysOfWeek: [1, 2, 3] },      { daysOfWeek: [3, 1, 2] }],
  ['an empty object kept as absent', {},                             undefined],
  ['an empty object kept as null',   {},                             null],
  ['an inner empty object absent',   { a: {} },                      {}],
  ['an inner empty object and its parent absent', { a: { b: {} } },  undefined],
  ['an empty object that was filled', {},                            { x: 1 }],
  ['+00:00 for Z',                   time('08:00:00Z'),              time('08:00:00+00:00')],
  ['-00:00 for Z',                   time('08:00:00Z'),              time('08:00:00-00:00')],
  ['fractions that are zero',        time('08:00:00Z'),              time('08:00:00.000Z')],
  ['z for Z',                        time('08:00:00Z'),              time('08:00:00z')],
  ['another offset for the same time', time('08:00:00Z'),            time('10:00:00+02:00')],
  ['an offset west of it',           time('22:30:00Z'),              time('19:00:00-03:30')],
  ['an offset over midnight',        time('23:30:00Z'),              time('01:30:00+02:00')],
  ['an offset before midnight',      time('01:00:00Z'),              time('20:00:00-05:00')],
  ['fractions and an offset',        time('08:00:00Z'),              time('08:00:00.0+00:00')],
])('%s is no disagreement', ([, sent, stored]) => {
  expect(disagreement(sent, stored)).toBeUndefined();
});

// oxfmt-ignore
test.for<readonly [string, Json, Json | undefined, string]>([
  ['nothing stored',            { a: 1 },                 undefined,                   '/a is missing'],
  ['null stored',               { a: 1 },                 null,                        '/a is missing'],
  ['a text for the profile',    { a: 1 },                 'text',                      'the profile is not an object'],
  ['an array for the profile',  { a: 1 },                 [],                          'the profile is not an object'],
  ['a text for an empty profile', {},                     'text',                      'the profile is not an object'],
  ['a missing member',          { a: 1, b: 2 },           { a: 1 },                    '/b is missing'],
  ['a missing inner member',    { a: { b: 1 } },          { a: {} },                   '/a/b is missing'],
  ['a missing inner object',    { a: { b: 1 } },          {},                          '/a/b is missing'],
  ['an object that became text', { a: { b: 1 } },         { a: 'text' },               '/a is not an object'],
  ['another number',            { a: 1 },                 { a: 2 },                    '/a is 2'],
  ['a number as text',          { a: 1 },                 { a: '1' },                  '/a is "1"'],
  ['a flag as text',            { a: true },              { a: 'true' },               '/a is "true"'],
  ['a turned flag',             { a: false },             { a: true },                 '/a is true'],
  ['false that became absent',  { a: false },             {},                          '/a is missing'],
  ['zero that became null',     { a: 0 },                 { a: null },                 '/a is null'],
  ['another case of letters',   { a: 'ON_DEMAND' },       { a: 'on_demand' },          '/a is "on_demand"'],
  ['a day too few',             { daysOfWeek: [1, 2] },   { daysOfWeek: [1] },         '/daysOfWeek is [1]'],
  ['a day too many',            { daysOfWeek: [1, 2] },   { daysOfWeek: [1, 2, 3] },   '/daysOfWeek is [1,2,3]'],
  ['a day twice',               { daysOfWeek: [1, 2] },   { daysOfWeek: [1, 1, 2] },   '/daysOfWeek is [1,1,2]'],
  ['days as texts',             { daysOfWeek: [1, 2] },   { daysOfWeek: ['1', '2'] },  '/daysOfWeek is ["1","2"]'],
  ['another time',              time('08:00:00Z'),        time('08:00:01Z'),           '/timeOfDayStart is "08:00:01Z"'],
  ['another offset',            time('08:00:00Z'),        time('08:00:00+01:00'),      '/timeOfDayStart is "08:00:00+01:00"'],
  ['a time as a number',        time('08:00:00Z'),        time(28_800),       '/timeOfDayStart is 28800'],
  ['a time without an offset',  time('08:00:00Z'),        time('08:00:00'),            '/timeOfDayStart is "08:00:00"'],
  ['fractions of a second',     time('08:00:00Z'),        time('08:00:00.5Z'),         '/timeOfDayStart is "08:00:00.5Z"'],
])('%s is a disagreement', ([, sent, stored, found]) => {
  expect(disagreement(sent, stored)).toBe(found);
});

test('every generated profile agrees with itself, also with members added', () => {
  fc.assert(
    fc.property(anyProfile, (profile) => {
      expect(disagreement(profile, profile)).toBeUndefined();
      expect(disagreement(profile, { ...(profile as object), x: 1 })).toBeUndefined();
    }),
  );
});

test('two profiles that are written differently contradict each other one way or the other', () => {
  const filled = examplesOf(registrationRequest.ies[3]).filter(({ label }) => !label.endsWith('empty'));
  fc.assert(
    fc.property(fc.constantFrom(...filled), fc.constantFrom(...filled), (one, other) => {
      const isAgreed = disagreement(one.value, other.value) === undefined;
      const isSame = JSON.stringify(one.value) === JSON.stringify(other.value);
      expect([one.label, other.label, isAgreed]).toEqual([one.label, other.label, isSame]);
    }),
  );
});

const old = { a: { b: 1, c: 'x' }, daysOfWeek: [1, 2], d: true };

// oxfmt-ignore
test.for<readonly [string, Json | undefined, Json | undefined, readonly string[]]>([
  ['nothing stored',                  undefined,           undefined,                          []],
  ['null stored',                     undefined,           null,                               []],
  ['an empty profile',                undefined,           {},                                 []],
  ['empty objects',                   undefined,           { a: {} },                          []],
  ['the whole old profile',           undefined,           old,                                ['/a/b', '/a/c', '/daysOfWeek', '/d']],
  ['one old value',                   undefined,           { a: { b: 1 } },                    ['/a/b']],
  ['an old value beside a new one',   { a: { b: 2 } },     { a: { b: 2, c: 'x' } },            ['/a/c']],
  ['an old value instead of the new', { a: { b: 2 } },     { a: { b: 1 } },                    ['/a/b']],
  ['the new profile only',            { a: { b: 2 } },     { a: { b: 2 } },                    []],
  ['a value that both have',          { a: { b: 1 } },     { a: { b: 1 } },                    []],
  ['old days in another order',       undefined,           { daysOfWeek: [2, 1] },             ['/daysOfWeek']],
  ['a default of the server',         undefined,           { d: false, x: 1 },                 []],
  ['a text in place of an object',    undefined,           { a: 'x' },                         []],
  ['an old value where null was sent', { d: null },        { d: true },                        ['/d']],
])('%s has the traces of the old profile that it has', ([, sent, stored, found]) => {
  expect(traces(old, sent, stored)).toEqual(found);
});

test('where an IE has a few values only, a default of the server is no trace', () => {
  const former = { periodicCommunicationIndicator: 'PERIODICALLY', storeAndForwardIndication: true, periodicTime: 5 };
  expect(traces(former, undefined, former)).toEqual(['/periodicTime']);
});

test('a stored profile has no traces of an old one that is the same', () => {
  for (const profile of [fullOf(registrationRequest.ies[3]), ...pairwiseOf(registrationRequest.ies[3])])
    expect(traces(profile, profile, profile)).toEqual([]);
});

// oxfmt-ignore
test.for<readonly [string, Json | undefined, Json | undefined, string | undefined]>([
  ['days that were sent',           { a: { daysOfWeek: [1] } },         { a: { daysOfWeek: [2] } },                 undefined],
  ['no days',                       { a: time('08:00:00Z') },           { a: time('08:00:00Z') },                   undefined],
  ['an empty list',                 { a: {} },                          { a: { daysOfWeek: [] } },                  undefined],
  ['every day',                     { a: {} },                          { a: { daysOfWeek: [1, 2, 3, 4, 5, 6, 7] } }, undefined],
  ['no profile at all',             { a: {} },                          undefined,                                  undefined],
  ['working days',                  { a: time('08:00:00Z') },           { a: { daysOfWeek: [1, 2, 3, 4, 5] } },     '/a/daysOfWeek is [1,2,3,4,5]'],
  ['a day in an object of its own', {},                                 { a: { daysOfWeek: [7] } },                 '/a/daysOfWeek is [7]'],
  ['a day where nothing was sent',  undefined,                          { daysOfWeek: [7] },                        '/daysOfWeek is [7]'],
])('of %s, what was invented is told', ([, sent, stored, told]) => {
  expect(daysInvented(sent, stored)).toBe(told);
});
