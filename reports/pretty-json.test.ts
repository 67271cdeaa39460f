import { expect, test } from 'vitest';
import { prettyJson } from './pretty-json.ts';

test.for([
  ['{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
  ['{ "a" : {} , "b" : [ ] }', '{\n  "a": {},\n  "b": []\n}'],
  ['{"a":1,"a":2}', '{\n  "a": 1,\n  "a": 2\n}'],
  ['[1.0,1e2,12345678901234567890]', '[\n  1.0,\n  1e2,\n  12345678901234567890\n]'],
  [String.raw`["\u00fc{,}:\"]"]`, '[\n  "\\u00fc{,}:\\"]"\n]'],
] as const)('%s is indented token by token', ([text, pretty]) => {
  expect(prettyJson(text)).toBe(pretty);
});

test.for(['', 'x', '"text"', '12', '{"a":1', '[1,]', '<a/>', '['.repeat(50) + ']'.repeat(50)])(
  '%j is left alone',
  (text) => {
    expect(prettyJson(text)).toBeUndefined();
  },
);
