import { expect, test } from 'vitest';
import { clip, visible, visibleLine } from './visible.ts';

test.for([
  ['a terminal escape', '\u001b[31m', String.raw`\u001b[31m`],
  ['NUL', 'a\u0000b', String.raw`a\u0000b`],
  ['a C1 control', '\u009b', String.raw`\u009b`],
  ['a bidi override', '\u202eexe', String.raw`\u202eexe`],
  ['a bidi isolate', '\u2066x\u2069', String.raw`\u2066x\u2069`],
  ['a zero-width space', 'a\u200bb', String.raw`a\u200bb`],
  ['a byte order mark', '\ufeff', String.raw`\ufeff`],
  ['a Hangul filler', '\u3164', String.raw`\u3164`],
  ['a tag character', '\u{e0041}', String.raw`\u{e0041}`],
  ['a lone surrogate', 'a\ud800b', String.raw`a\ud800b`],
  ['a noncharacter', '\uffff', String.raw`\uffff`],
  ['a line separator', '\u2028', String.raw`\u2028`],
] as const)('%s becomes an escape', ([, text, escaped]) => {
  expect(visible(text)).toBe(escaped);
});

test('Letters of any script and emoji stay as they are', () => {
  expect(visibleLine('ü 漢字 עברית 😀')).toBe('ü 漢字 עברית 😀');
});

test('Line breaks stay in text and become escapes on a line', () => {
  expect(visible('a\n\tb\rc')).toBe('a\n\tb\\rc');
  expect(visibleLine('a\n\tb\rc')).toBe(String.raw`a\n\tb\rc`);
});

test('A cut text says how much is missing and never ends in half a character', () => {
  expect(clip('abc', 3)).toBe('abc');
  expect(clip('abcdef', 3)).toBe('abc… (3 more characters in report.json)');
  expect(clip('ab😀cd', 3)).toBe('ab… (4 more characters in report.json)');
});
