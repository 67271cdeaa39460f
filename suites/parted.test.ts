import { expect, test } from 'vitest';
import { parted } from './parted.ts';

const long = 'a'.repeat(200);

test.for([
  ['ue-1', 'UE-1', '"ue-1"', '"UE-1"'],
  ['', 'x', '""', '"x"'],
  [
    long,
    long.slice(0, 128),
    `…"${'a'.repeat(48)}"… (from 105 of 200 characters)`,
    `…"${'a'.repeat(24)}" (from 105 of 128 characters)`,
  ],
  [
    long,
    `b${long}`,
    `"${'a'.repeat(24)}"… (from 1 of 200 characters)`,
    `"b${'a'.repeat(23)}"… (from 1 of 201 characters)`,
  ],
  ['x', long, '"x" (from 1 of 1 characters)', `"${'a'.repeat(24)}"… (from 1 of 200 characters)`],
])('%j beside %j shows where they part', ([one = '', other = '', ...shown]) => {
  expect(parted(one, other)).toEqual(shown);
});
