import { expect, test } from 'vitest';
import { parsed } from './shallow.ts';

const nested = (depth: number): string => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`;

test('a text of any depth becomes a value that can be walked over', () => {
  expect(() => JSON.stringify(parsed(nested(100_000)))).not.toThrow();
  expect(JSON.stringify(parsed(nested(150)))).toBe(nested(150));
});

test('what lies beside the depth stays as it is', () => {
  const text = `{"ueSvcId":"ue-1","__proto__":1,"deep":${nested(10_000)},"flags":[true,null]}`;
  expect(JSON.stringify(parsed(text))).toMatch(
    /^\{"ueSvcId":"ue-1","__proto__":1,"deep":.*null.*,"flags":\[true,null\]\}$/,
  );
});

test('what is no JSON is told as ever', () => {
  expect(() => parsed('{')).toThrow(SyntaxError);
});
