import { expect, test } from 'vitest';
import { kindOf, shapeOf } from '../../reports/kind.ts';
import type { Result } from '../../reports/report.ts';
import { kindHash } from './shape.ts';

// oxfmt-ignore
test.for([
  ['200 OK, result "SUCCESS"',                       '# OK, result "…"'],
  ['"ue-1" and "a \\"quoted\\" one"',                '"…" and "…"'],
  ['the profile as sent: {"a":{"b":[1,2]},"c":true}', 'the profile as sent: …'],
  ['an empty {} or []',                              'an empty … or …'],
  ['-1.5e+3 of 12',                                  '# of #'],
  ['no answer',                                      'no answer'],
] as const)('the shape of %j is %j', ([text, shape]) => {
  expect(shapeOf(text)).toBe(shape);
});

const failed = (purpose: string, requirement: string, got: string): Result =>
  ({ purpose, verdict: 'fail', failure: { requirement, expected: 'success', got } }) as Result;

test('failures are of one kind when purpose, requirement and shape are the same', () => {
  const one = failed('REG/a', 'R-01', '400, cause "X"');
  expect(kindOf(failed('REG/a', 'R-01', '404, cause "Y"'))).toBe(kindOf(one));
  for (const other of [
    failed('REG/b', 'R-01', '400, cause "X"'),
    failed('REG/a', 'R-02', '400, cause "X"'),
    failed('REG/a', 'R-01', '400, no cause'),
  ])
    expect(kindHash(other)).not.toBe(kindHash(one));
});

test('failures of generated histories are of one kind when they end in the same', () => {
  const after = (expected: string, got: string): Result =>
    ({ purpose: 'REG/h', verdict: 'fail', failure: { requirement: 'R-64', expected, got } }) as Result;
  const one = after('UE A registered', 'no registration of it, at the end of: 1. register A: 200 OK');
  const same = after('UE B registered', 'no registration of it, at the end of: 1. de-register B: 404; 2. look up B');
  expect(kindHash(same)).toBe(kindHash(one));
  const other = after('UE A registered', '403 Forbidden, at the end of: 1. register A: 200 OK');
  expect(kindHash(other)).not.toBe(kindHash(one));
});

test('the hash of a kind never changes, because files are named after it', () => {
  expect(kindHash(failed('REG/a', 'R-01', '400, cause "X"'))).toBe('b9c34899272a');
});
