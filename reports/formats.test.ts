import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validate as validateCtrf } from 'ctrf';
import { describe, expect, test } from 'vitest';
import { renderBadge } from './badge.ts';
import { renderCtrf } from './ctrf.ts';
import { renderHar } from './evidence-har.ts';
import type { Report } from './report.ts';
import { failingReport } from './sample/failing.ts';
import { samples } from './sample/samples.ts';
import { renderSarif } from './sarif/sarif.ts';

const require = createRequire(import.meta.url);

/** Published schemas are of older drafts, and not strict. */
const published = new Ajv({ strict: false, allErrors: true, validateFormats: false, unicodeRegExp: false });
published.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json') as object);
published.addSchema(Object.values(require('har-schema') as Readonly<Record<string, object>>));
const isHar = published.compile({ $ref: 'har.json#' });
const {
  $schema: _draft4,
  id: _name,
  ...sarifSchema
} = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as Readonly<Record<string, object>>;
const isSarif = published.compile(sarifSchema);

/** The endpoint badge as shields.io documents it (https://shields.io/badges/endpoint-badge). */
const badgeSchema = {
  type: 'object',
  properties: {
    schemaVersion: { const: 1 },
    label: { type: 'string' },
    message: { type: 'string', minLength: 1 },
    color: { type: 'string' },
    isError: { type: 'boolean' },
  },
  required: ['schemaVersion', 'label', 'message'],
  additionalProperties: false,
} as const;

const isBadge = new Ajv2020({ strict: true, allErrors: true }).compile(badgeSchema);

const written = (files: Readonly<Record<string, string>>): string => Object.values(files)[0] ?? '';

/** A format, and what its schema finds wrong with a value. */
const formats = {
  sarif: [renderSarif, (value) => (isSarif(value) ? [] : isSarif.errors)],
  ctrf: [renderCtrf, (value) => validateCtrf(value).errors],
  har: [renderHar, (value) => (isHar(value) ? [] : isHar.errors)],
  badge: [renderBadge, (value) => (isBadge(value) ? [] : isBadge.errors)],
} as const satisfies Readonly<
  Record<string, readonly [(report: Report) => Readonly<Record<string, string>>, (value: unknown) => unknown]>
>;

const cases = Object.entries(formats).flatMap(([name, format]) =>
  Object.entries(samples).map(([sample, report]) => [name, sample, format, report] as const),
);

describe('every format for machines', () => {
  test.for(cases)(
    '%s of the %s sample is valid, and no character in it is invisible',
    ([, , [render, faults], report]) => {
      const text = written(render(report));
      expect(faults(JSON.parse(text))).toEqual([]);
      expect(text).not.toMatch(/[^\P{C}\n]|\p{Default_Ignorable_Code_Point}|\u2028|\u2029/u);
    },
  );

  test.for(Object.entries(formats))('%s is told by its schema from something else', ([, [render, faults]]) => {
    const value = JSON.parse(written(render(failingReport))) as Record<string, unknown>;
    const first = Object.keys(value).find((key) => key !== '$schema');
    expect(faults({ ...value, [first ?? '']: null })).not.toEqual([]);
  });
});

test('what is written of bytes and texts is what was seen', () => {
  const har = JSON.parse(written(renderHar(failingReport))) as {
    log: { entries: { response: { content: object } }[] };
  };
  const bodies = failingReport.results.flatMap(({ exchanges }) =>
    exchanges.map(({ response }) => response?.body?.text),
  );
  expect(har.log.entries.map(({ response }) => (response.content as { text?: string }).text)).toEqual(bodies);
});

test('the badge says the verdict, the release set and the binding, and no number', () => {
  expect(JSON.parse(written(renderBadge(failingReport)))).toEqual({
    schemaVersion: 1,
    label: 'MSGin5G rel-17 sbi-json',
    message: 'not conformant',
    color: 'red',
  });
});
