import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { sampleQuality } from '../sample/sample-quality.ts';
import { qualitySchema } from './quality-schema.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(qualitySchema);

test('a card conforms to the published schema', () => {
  validate(sampleQuality);
  expect(validate.errors ?? []).toEqual([]);
});

test.for([
  ['an unknown member', { extra: 1 }],
  ['another schema version', { schemaVersion: 2 }],
  ['an unknown mode', { mode: 'slow' }],
  ['a missing member', { faults: undefined }],
  ['a negative count', { runs: -1 }],
] as const)('%s is refused', ([, change]) => {
  expect(validate(JSON.parse(JSON.stringify({ ...sampleQuality, ...change })))).toBe(false);
});
