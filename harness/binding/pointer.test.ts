import { expect, test } from 'vitest';
import type { Json } from '../../fixtures/json.ts';
import { pickOf, stepsOf } from './pointer.ts';

// RFC 6901 clauses 3 to 5.
// oxfmt-ignore
test.for<readonly [string, readonly string[]]>([
  ['',             []],
  ['/',            ['']],
  ['/a/b',         ['a', 'b']],
  ['/a~1b~1c',     ['a/b/c']],
  ['/~0a~0',       ['~a~']],
  ['/~01',         ['~1']],
])('%j is read step by step', ([pointer, steps]) => {
  expect(stepsOf(pointer)).toEqual(steps);
});

// oxfmt-ignore
test.for<readonly [string, string, Json | undefined, Json | undefined]>([
  ['the whole',                    '',           { a: 1 },          { a: 1 }],
  ['a member',                     '/a/b',       { a: { b: 0 } },   0],
  ['an item',                      '/a/1',       { a: [5, 6] },     6],
  ['null',                         '/a',         { a: null },       null],
  ['nothing in null',              '/a/b',       { a: null },       undefined],
  ['nothing in a text',            '/a/length',  { a: 'text' },     undefined],
  ['nothing that is inherited',    '/toString',  {},                undefined],
  ['nothing where nothing is',     '/a',         undefined,         undefined],
])('%s is found', ([, pointer, root, found]) => {
  expect(pickOf(pointer)(root)).toEqual(found);
});
