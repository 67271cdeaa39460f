import { baselineSchema } from './schema.ts';

const { entries } = baselineSchema.properties;

const needs = (kind: string, member: string): object => ({
  if: { properties: { kind: { const: kind } }, required: ['kind'] },
  // oxlint-disable-next-line unicorn/no-thenable -- the word of JSON Schema
  then: { required: [member] },
});

/** The published JSON Schema (2020-12) of a baseline, for editors: it also says what the suite says in clearer words. */
export const publishedBaselineSchema = {
  ...baselineSchema,
  $id: 'urn:msgin5g-conformance:baseline:1',
  properties: {
    entries: {
      ...entries,
      items: {
        ...entries.items,
        anyOf: [{ required: ['purpose'] }, { required: ['requirement'] }],
        allOf: [
          needs('debt', 'expires'),
          needs('flaky', 'expires'),
          needs('flaky', 'purpose'),
          needs('decision', 'reference'),
        ],
      },
    },
  },
} as const;
