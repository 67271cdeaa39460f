import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { publishedBaselineSchema } from './published-schema.ts';
import { baselineOf } from './read-baseline.ts';

const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true, allowUnionTypes: true }).compile(
  publishedBaselineSchema,
);

const day = '2027-03-31';
const some = (...values: readonly unknown[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 5 });

/** Entries that are right, or lack or misspell something. */
const entry = fc.record({
  purpose: some('REG/BV/minimal', '', 7),
  requirement: some('R-30', null),
  verdict: some('fail', 'inconc', 'pass'),
  kind: some('debt', 'decision', 'flaky', 'dept'),
  reason: some('It is so.'),
  owner: some('team'),
  expires: some(day, '31.3.2027'),
  reference: some('ADR-7'),
  issue: some('https://tracker.example/1'),
  extra: fc.option(fc.constant(1), { nil: undefined, freq: 1 }),
});

test('the published schema takes what the suite takes, and nothing else', async () => {
  const counts = { taken: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(entry, async (given) => {
      const text = JSON.stringify({ entries: [given] });
      const isTaken = await baselineOf('baseline.yaml', text).then(
        () => true,
        (error: unknown) => {
          expect(error).toBeInstanceOf(UsageError);
          return false;
        },
      );
      counts[isTaken ? 'taken' : 'refused'] += 1;
      expect(validate(JSON.parse(text))).toBe(isTaken);
    }),
    { seed: 1, numRuns: 1500 },
  );
  expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(10);
});
