import fc from 'fast-check';
import { expect, test } from 'vitest';
import { located } from './located.ts';

test('reads every JSON text as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const read = located(text);
      expect(read.fault).toBeUndefined();
      expect(JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)));
    }),
  );
});

test.for(['\u0000', '\ud800', '😀', '\u2028', '${HOME}', '<<', '# no comment', '\\/'])('keeps the text %j', (text) => {
  expect(located(JSON.stringify({ [text]: text })).value).toEqual({ [text]: text });
});

test.for(['{"a": b}', "{'a': 1", '[1,', '{"a": 1, "a": 2}', 'text', '%', '{"a": 1}\n---\n2'])(
  '%j is no JSON',
  (text) => {
    expect(located(text).fault?.text).toMatch(/^expected JSON: /);
  },
);

test('knows the place of what is there, and of what is above what is not', () => {
  const { placeOf } = located('{\n  "a": { "b/c": [1, 2] }\n}');
  expect(placeOf('/a/b~1c/1')).toEqual({ line: 2, col: 21 });
  expect(placeOf('/a/none/7')).toEqual({ line: 2, col: 8 });
  expect(placeOf('')).toEqual({ line: 1, col: 1 });
});
