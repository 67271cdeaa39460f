import { expect, test } from 'vitest';
import { hiderOf } from './secret.ts';

const secret = 'Schlüssel &=+%';
const hide = hiderOf([secret]);

test.for([
  ['as it is', secret],
  ['in other letter case', 'sCHLÜSSEL &=+%'],
  [
    'with every character escaped',
    Array.from(secret, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ],
  ['in a URL', encodeURIComponent(secret)],
  ['cut in half', secret.slice(0, 7)],
])('hides a secret %s', ([, text]) => {
  expect(hide(`before ${text as string} after`)).toBe('before ‹secret› after');
});

test('leaves a text without secrets alone', () => {
  expect(hiderOf([])('anything')).toBe('anything');
  expect(hide('Schloss')).toBe('Schloss');
});

test('hides what a template of a pool stands for, and nothing that only looks like its beginning', () => {
  const hidePool = hiderOf(['cred-{n}!']);
  expect(hidePool('cred-1! cred-23! CRED-4! cred-%7Bn%7D! cred-{n}!')).toBe(
    '‹secret› ‹secret› ‹secret› ‹secret› ‹secret›',
  );
  expect(hidePool(String.raw`\u0063red-\u0031\u0032!`)).toBe('‹secret›');
  expect(hidePool('credential cred-x! cred-1')).toBe('credential cred-x! cred-1');
});

test.for<readonly [few: string, text: string]>([
  ['a', 'a result: a, "a", maximal'],
  ['no', 'no, not "no" nor NO'],
])('hides a secret of few letters only where it stands alone: %s', ([few, text]) => {
  const shown = text.replace(/(?<![a-z])(?:a|no)(?![a-z])/gi, '‹secret›');
  expect(hiderOf([few])(text)).toBe(shown);
});

test('hides what a template of few letters stands for only where it stands alone', () => {
  expect(hiderOf(['c{n}'])('c1 c23 abc1 c1d {"c":"c4"}')).toBe('‹secret› ‹secret› abc1 c1d {"c":"‹secret›"}');
});

test('hides what is added to the secrets later', () => {
  const secrets = new Set<string>();
  const hideLive = hiderOf(secrets);
  expect(hideLive('token')).toBe('token');
  secrets.add('token');
  expect(hideLive('token')).toBe('‹secret›');
});

test('hides what JSON writes with a backslash, in a text with other escapes, and says the rest as it was', () => {
  const hideQuoted = hiderOf(['a "b" c/d']);
  expect(hideQuoted(String.raw`{"x":"\n \\ a \"b\" c\/d\t \u0041"}`)).toBe(String.raw`{"x":"\n \\ ‹secret›\t \u0041"}`);
});

test('keeps what stands between two secrets, and takes those that overlap for one', () => {
  const hideBoth = hiderOf(['first-one', 'one-second']);
  expect(hideBoth('first-one, one-second')).toBe('‹secret›, ‹secret›');
  expect(hideBoth('a first-one-second z')).toBe('a ‹secret› z');
});

test('finds nothing of an empty secret, and keeps the places of letters whose small form is longer', () => {
  expect(hiderOf([''])('anything')).toBe('anything');
  expect(hiderOf(['token-1'])('\u0130\u0130 TOKEN-1 \u0130')).toBe('\u0130\u0130 ‹secret› \u0130');
});

test('hides thousands of long tokens', () => {
  const tokens = Array.from({ length: 3000 }, (_, at) => `${at}.${'x'.repeat(400)}.${at}-${'y'.repeat(400)}`);
  const hideTokens = hiderOf(tokens);
  expect(hideTokens(`Bearer ${tokens[2999]} 100 %`)).toBe('Bearer ‹secret› 100 %');
});
