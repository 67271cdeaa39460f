import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.for([
  ['lookpu', 'lookup'],
  ['lokup', 'lookup'],
  ['Lookup', 'lookup'],
  ['legacy3ggp', 'legacy3gpp'],
  ['urls', 'url'],
  ['elephant', undefined],
  ['', undefined],
] as const)('takes "%s" for %s', ([word, meant]) => {
  expect(nearest(word, ['url', 'lookup', 'legacy3gpp', 'non3gpp'])).toBe(meant);
});

test('prefers the closer of two candidates', () => {
  expect(nearest('timer', ['time', 'timers', 'timer'])).toBe('timer');
});
