import { expect, test } from 'vitest';
import type { OutcomeForm } from './form.ts';
import { readingsOf } from './readings.ts';

const rowsOf = (forms: readonly OutcomeForm[]) =>
  forms.map((form) => ({ form, pointer: '', fits: () => true, reads: 'answer' as const }));
const code = (status: number): string => `${Math.floor(status / 100)}.0${status % 100}`;

// oxfmt-ignore
test.for<readonly [OutcomeForm, string]>([
  [{ is: 'accepted' },                                                         'any status'],
  [{ status: 201, is: 'accepted' },                                            '201'],
  [{ status: '2xx', is: 'accepted', tolerated: 'R-17' },                       '2xx (understood, but R-17 is broken)'],
  [{ status: [200, '202-204'], header: 'Location', is: 'accepted' },           '200 or 202 to 204, with the header Location'],
  [{ status: 200, equals: { '/ok': true }, body: 'object', is: 'accepted' },   '200, with a JSON object, with /ok true'],
  [{ has: ['/id'], hasAny: ['/a', '/b'], hasNone: ['/error'], is: 'accepted' }, 'any status, with /id, with /a or /b, without /error'],
  [{ matches: { '/code': '^OK' }, mediaType: 'text/x', is: 'accepted' },       'any status, as text/x, with /code like ^OK'],
])('%j counts as %s', ([form, text]) => {
  expect(readingsOf(rowsOf([form]), String)).toEqual({ accepted: [text], rejected: [] });
});

test('failures are told apart from successes, and what is neither is left out', () => {
  const forms = (['accepted', 'rejected', 'unsupported', 'unclear', 'throttled'] as const).map((is, at) => ({
    status: 201 + at,
    is,
  }));
  expect(readingsOf(rowsOf(forms), code)).toEqual({ accepted: ['2.01'], rejected: ['2.02', '2.03'] });
});
