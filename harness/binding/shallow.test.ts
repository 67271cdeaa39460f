import { expect, test } from 'vitest';
import { parsed } from './shallow.ts';

const nested = (depth: number, [open, close]: readonly [string, string], inner = '1'): string =>
  open.repeat(depth) + inner + close.repeat(depth);

const kinds = [
  ['arrays', ['[', ']']],
  ['objects', ['{"a":', '}']],
] as const;

/** How deep a value lies, and what is at its end. */
function bottomOf(value: unknown): readonly [depth: number, inner: unknown] {
  let depth = 0;
  let inner = value;
  for (; typeof inner === 'object' && inner !== null; depth++) inner = Object.values(inner)[0];
  return [depth, inner];
}

test.for(kinds)('what lies in 200 %s is read, and what lies deeper is null', ([, brackets]) => {
  expect(bottomOf(parsed(nested(200, brackets)))).toEqual([200, 1]);
  expect(bottomOf(parsed(nested(201, brackets)))).toEqual([200, null]);
  expect(bottomOf(parsed(nested(100_000, brackets)))).toEqual([200, null]);
});

test.for(kinds)('%s that end in time are read whole beside those that do not', ([, brackets]) => {
  const [whole, cut] = parsed(`[${nested(199, brackets)},${nested(300, brackets)}]`) as readonly unknown[];
  expect([bottomOf(whole), bottomOf(cut)]).toEqual([
    [199, 1],
    [199, null],
  ]);
});

test('what is not deep stays as it is beside what is', () => {
  const text = `{"deep":${nested(300, ['[', ']'])},"__proto__":{"a":[true,null,"x",0.5]}}`;
  const { deep, ...rest } = parsed(text) as Readonly<Record<string, unknown>>;
  expect(bottomOf(deep)).toEqual([199, null]);
  expect(JSON.stringify(rest)).toBe('{"__proto__":{"a":[true,null,"x",0.5]}}');
});

test('a text with many brackets is read whole where it is not deep', () => {
  const flat = JSON.stringify(Array.from({ length: 500 }, () => [{}]));
  expect(JSON.stringify(parsed(flat))).toBe(flat);
  expect(parsed(JSON.stringify('['.repeat(500)))).toBe('['.repeat(500));
});

test('what is no JSON is no JSON', () => {
  expect(() => parsed('[')).toThrow(SyntaxError);
});
