import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { changeKinds, differenceOf } from '../difference.ts';
import { samples } from '../sample/samples.ts';
import { differenceSchema } from './difference-schema.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(differenceSchema);

const names = Object.keys(samples) as (keyof typeof samples)[];
const pairs = names.flatMap((old) => names.map((after) => [old, after] as const));
const between = (old: keyof typeof samples, after: keyof typeof samples) =>
  differenceOf({ label: old, report: samples[old] }, { label: after, report: samples[after] });

test.for(pairs)('the difference from %s to %s conforms to the published schema', ([old, after]) => {
  validate(JSON.parse(JSON.stringify(between(old, after))));
  expect(validate.errors ?? []).toEqual([]);
});

test('the schema has every kind of change, in their order', () => {
  expect(differenceSchema.properties?.['changes']?.required).toEqual(changeKinds);
});

test.for([
  ['an unknown member', { extra: 1 }],
  ['another schema version', { schemaVersion: 2 }],
  ['a missing member', { warnings: undefined }],
  ['another kind of change', { changes: { ...between('mixed', 'mixed').changes, other: [] } }],
] as const)('%s is refused', ([, change]) => {
  expect(validate(JSON.parse(JSON.stringify({ ...between('mixed', 'mixed'), ...change })))).toBe(false);
});
