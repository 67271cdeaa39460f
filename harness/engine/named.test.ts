import { expect, test } from 'vitest';
import { examine } from '../selftest/examine.ts';

test('a registration that does not say what de-registers it is blamed, and shown', async () => {
  const only = ['REG/BV/minimal'];
  const { results } = await examine({ fault: 'location-missing' }, { binding: 'sbi-resource', only });
  const [result] = results;
  expect(result?.failure).toMatchObject({
    requirement: 'R-20',
    got: expect.stringMatching(/^none \(20[01] .*\), so this cannot be asked: de-register/) as unknown,
  });
  expect(result?.exchanges.at(result.decisive ?? -1)?.request.method).toBe('POST');
});

test('a right one is asked to leave by what it said', async () => {
  const only = ['REG/BV/minimal', 'REG/BV/registration-resource'];
  const { results } = await examine({}, { binding: 'sbi-resource', only });
  expect(results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
});
