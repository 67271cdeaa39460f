import { describe, test } from 'vitest';
import { http2 as faults } from '../reference/faults/http2.ts';
import { http2 as variants } from '../reference/variants/http2.ts';
import { examine } from './examine.ts';
import { perform } from './perform.ts';
import { brokenPromises } from './promise.ts';
import { faultTrial, variantTrial } from './trials.ts';

describe('over HTTP/2', () => {
  test('the whole suite finds the reference server conformant', { timeout: 60_000 }, async ({ expect }) => {
    const { sentence, exitCode } = await examine({}, { mounting: { http: '2' } });
    expect([exitCode, sentence]).toEqual([0, expect.stringMatching(/^CONFORMANT/)]);
  });

  test.for(variants)(
    '$id: a server is conformant that says $title',
    { timeout: 60_000 },
    async (variant, { expect }) => {
      expect(brokenPromises(await perform(variantTrial(variant)))).toEqual([]);
    },
  );

  test.for(faults)('$id: a server is found out that $title', { timeout: 60_000 }, async (fault, { expect }) => {
    expect(brokenPromises(await perform(faultTrial(fault)))).toEqual([]);
  });
});
