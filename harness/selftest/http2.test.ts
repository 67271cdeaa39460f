import { describe, test } from 'vitest';
import { brief } from './brief.ts';
import { examine } from './examine.ts';

describe('over HTTP/2', () => {
  test('the suite finds the reference server conformant', async ({ expect }) => {
    const { sentence, exitCode } = await examine({}, { ...brief, mounting: { http: '2' } });
    expect([exitCode, sentence]).toEqual([0, expect.stringMatching(/^CONFORMANT/)]);
  });
});
