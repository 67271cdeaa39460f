import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberIn, poolHas } from './pool.ts';

const template = { ueServiceId: 'ue-{n}@x', credential: 'cred-{n}-{n}', from: 2, to: 10 };
const list = [{ ueServiceId: 'a', credential: 'b' }];

test.for([
  [template, 'ueServiceId', 'ue-2@x', true],
  [template, 'ueServiceId', 'ue-10@x', true],
  [template, 'ueServiceId', 'ue-1@x', false],
  [template, 'ueServiceId', 'ue-11@x', false],
  [template, 'ueServiceId', 'ue-02@x', false],
  [template, 'ueServiceId', 'ue-{n}@x', false],
  [template, 'credential', 'cred-3-3', true],
  [template, 'credential', 'cred-3-4', false],
  [{ ...template, credential: 'same' }, 'credential', 'same', true],
  [list, 'ueServiceId', 'a', true],
  [list, 'ueServiceId', 'b', false],
  [list, 'credential', 'b', true],
  [{ ...template, to: 'x' }, 'ueServiceId', 'ue-2@x', false],
  [[null], 'ueServiceId', 'a', false],
  [undefined, 'ueServiceId', 'a', false],
] as const)('of %o the %s %s is a member: %s', ([pool, key, text, isMember]) => {
  expect(poolHas(pool, key, text)).toBe(isMember);
});

test('finds the number back in every text that a template makes', () => {
  const parts = fc
    .tuple(fc.string(), fc.string())
    .filter(([a, b]) => !`${a}{n}${b}`.replace('{n}', '').includes('{n}'));
  fc.assert(
    fc.property(parts, fc.nat(), ([before, after], number) => {
      const found = numberIn(`${before}{n}${after}`, `${before}${number}${after}`);
      expect(found).toBe(number);
    }),
  );
});
