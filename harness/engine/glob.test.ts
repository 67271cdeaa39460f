import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globOf } from './glob.ts';

// oxfmt-ignore
test.for([
  ['REG/BV/minimal',    'REG/BV/minimal',             true],
  ['reg/bv/MINIMAL',    'REG/BV/minimal',             true],
  ['REG/BV',            'REG/BV/minimal',             false],
  ['REG/*',             'REG/BV/profile/pairwise',    true],
  ['*/omitted',         'REG/BI/ueServiceId/omitted', true],
  ['R-0?',              'R-01',                       true],
  ['R-0?',              'R-011',                      false],
  ['{REG,DEREG}/BV/*',  'DEREG/BV/minimal',           true],
  ['{REG,DEREG}/BV/*',  'DEREG/BI/minimal',           false],
  ['8.2.3',             '8x2x3',                      false],
  ['8.2.3 step *',      '8.2.3 step 2',               true],
] as const)('%s against %s: %s', ([pattern, text, matches]) => {
  expect(globOf(pattern)(text)).toBe(matches);
});

test('a text without special characters matches itself only', () => {
  const plain = fc.string().filter((text) => !/[*?{}]/.test(text));
  const law = fc.property(plain, (text) => {
    expect([globOf(text)(text), globOf(text)(`${text}x`)]).toEqual([true, false]);
  });
  fc.assert(law);
});

test('no pattern is malformed', () => {
  const odd = fc.string({ unit: fc.constantFrom('{', '}', ',', '*', '[', '\\', 'a') });
  const law = fc.property(odd, (pattern) => {
    expect(globOf(pattern)('b')).toBeTypeOf('boolean');
  });
  fc.assert(law);
});
