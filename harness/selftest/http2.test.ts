import { describe, test } from 'vitest';
import { examine } from './examine.ts';
import { terse } from './terse.ts';

describe('over HTTP/2', () => {
  test('the suite finds the reference server conformant', async ({ expect }) => {
    const { sentence, exitCode } = await examine({}, { ...terse, mounting: { http: '2' } });
    expect([exitCode, sentence]).toEqual([0, expect.stringMatching(/^CONFORMANT/)]);
  });
});
