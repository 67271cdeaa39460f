import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Report } from '../report.ts';
import { samples } from '../sample/samples.ts';
import { renderJson } from './json.ts';
import { reportSchema } from './report-schema.ts';
import type { Schema } from './schema.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true });
const validate = ajv.compile(reportSchema);

const textOf = (report: Report): string => renderJson(report)['report.json'] ?? '';

function partsOf(schema: Schema): readonly Schema[] {
  const below = [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.$defs ?? {}),
    ...(schema.prefixItems ?? []),
    ...(schema.items ? [schema.items] : []),
    ...(schema.additionalProperties ? [schema.additionalProperties] : []),
  ];
  return [schema, ...below.flatMap(partsOf)];
}

describe.for(Object.entries(samples))('The %s sample', ([, report]) => {
  test('conforms to the published schema', () => {
    validate(JSON.parse(textOf(report)));
    expect(validate.errors ?? []).toEqual([]);
  });

  test('comes back whole', () => {
    expect(JSON.parse(textOf(report))).toEqual(JSON.parse(JSON.stringify(report)));
  });
});

test.for([
  ['an unknown member', { extra: 1 }],
  ['another schema version', { schemaVersion: 2 }],
  ['an unknown verdict', { verdict: 'PASSED' }],
  ['a missing member', { results: undefined }],
  ['a negative count', { exchangeCount: -1 }],
  ['a local time', { startedAt: '2026-11-22T10:00:00+01:00' }],
] as const)('%s is refused', ([, change]) => {
  expect(validate(JSON.parse(JSON.stringify({ ...samples.conformant, ...change })))).toBe(false);
});

test('A result with an unknown member is refused', () => {
  const results = [{ ...samples.conformant.results[0], colour: 'green' }];
  expect(validate({ ...samples.conformant, results })).toBe(false);
});

test('The order of keys is that of the schema, whatever the order in memory', () => {
  const reversed = Object.fromEntries(Object.entries(samples.mixed).reverse()) as unknown as Report;
  expect(textOf(reversed)).toBe(textOf(samples.mixed));
  expect(Object.keys(JSON.parse(textOf(reversed)))).toEqual(
    Object.keys(reportSchema.properties ?? {}).filter((key) => Object.hasOwn(samples.mixed, key)),
  );
});

test('Every part of the schema is described, and every object is closed or a record', () => {
  const parts = partsOf(reportSchema);
  expect(parts.filter((part) => !part.description?.endsWith('.'))).toEqual([]);
  expect(parts.filter((part) => part.type === 'object' && part.additionalProperties === undefined)).toEqual([]);
});
