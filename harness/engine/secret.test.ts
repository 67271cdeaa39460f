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
