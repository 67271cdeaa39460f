import { expect, test } from 'vitest';
import type { Form, OutcomeForm } from './form.ts';
import { rowsOf } from './outcome.ts';
import { answerFor, shadowOf } from './reach.ts';

const rows = (...outcomes: readonly OutcomeForm[]) =>
  rowsOf(
    {
      binding: 'x',
      register: { method: 'POST', path: '/', outcomes },
      deregister: { method: 'POST', path: '/', outcomes },
    } satisfies Form,
    'register',
  );

const is = 'accepted';

// oxfmt-ignore
test.for([
  ['a status',                      { status: 200, is },                          { status: '2xx', is },                         true],
  ['a class of statuses',           { status: '2xx', is },                        { status: 200, is },                           false],
  ['a value',                       { equals: { '/a': 'x' }, is },                { has: ['/a'], is },                           true],
  ['any value',                     { has: ['/a'], is },                          { equals: { '/a': 'x' }, is },                 false],
  ['one of two members',            { has: ['/a'], is },                          { hasAny: ['/a', '/b'], is },                  true],
  ['both of two members',           { hasAny: ['/a', '/b'], is },                 { has: ['/b'], is },                           false],
  ['one text of a pattern',         { equals: { '/a': 'BAD' }, is },              { matches: { '/a': '^BAD' }, is },             true],
  ['a pattern around another',      { matches: { '/a': '^BAD' }, is },            { matches: { '/a': '^BAD_(KEY|UE)$' }, is },   false],
  ['all texts',                     { matches: { '/a': '.' }, is },               { has: ['/a'], is },                           true],
  ['what lacks a member',           { hasNone: ['/a'], is },                      { status: 200, is },                           true],
  ['a media type',                  { mediaType: 'application/json', is },        { status: 200, is },                           true],
  ['a header',                      { header: 'X', is },                          { status: 200, is },                           true],
  ['no body',                       { body: 'none', is },                         { status: 204, is },                           true],
  ['no JSON',                       { body: 'no-json', is },                      { body: 'no-object', is },                     true],
  ['everything',                    { is },                                       { status: 200, is },                           false],
] as const satisfies readonly (readonly [string, OutcomeForm, OutcomeForm, boolean])[])('an outcome that takes %s first: whether the next one is reached', ([, first, second, isReached]) => {
  const all = rows(first, second);
  const [one, two] = all;
  if (one === undefined || two === undefined) throw new Error('two rows were given');
  expect(answerFor(all, two) !== undefined).toBe(isReached);
  expect(shadowOf(all, two) === one || isReached).toBe(true);
});
