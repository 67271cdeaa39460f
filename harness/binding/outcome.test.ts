import { describe, expect, test } from 'vitest';
import { builtInForm } from './built-in.ts';
import type { OutcomeForm } from './form.ts';
import { declaredText, rowsOf, writtenOf } from './outcome.ts';

const accepted = (status?: OutcomeForm['status']): OutcomeForm => ({
  is: 'accepted',
  ...(status !== undefined && { status }),
});
const own = { ...builtInForm('sbi-json'), outcomes: [{ status: 500, is: 'rejected' }] } as const;
const withOwn = (...outcomes: readonly (OutcomeForm | 'common')[]) =>
  rowsOf({ ...own, register: { ...own.register, outcomes } }, 'register');

// oxfmt-ignore
test.for<readonly [readonly OutcomeForm[], string]>([
  [[accepted(201)],                                             '201'],
  [[accepted()],                                                '200 to 299'],
  [[accepted([200, 201])],                                      '200 or 201'],
  [[accepted(200), accepted('202-204'), accepted(200)],         '200 or 202 to 204'],
  [[accepted(200), { ...accepted(204), tolerated: 'R-17' }],    '200'],
  [[{ is: 'rejected', status: 404 }, accepted(201)],            '201'],
])('of %j a plain success is %s', ([outcomes, text]) => {
  expect(declaredText(withOwn(...outcomes), String)).toBe(text);
});

test('statuses of CoAP are written with a dot', () => {
  expect(writtenOf(builtInForm('coap-json'))(201)).toBe('2.01');
  expect(writtenOf(own)(201)).toBe('201');
});

describe('outcomes that are common to operations', () => {
  const places = (...outcomes: readonly (OutcomeForm | 'common')[]) =>
    withOwn(...outcomes).map(({ pointer }) => pointer);

  test('come last', () => {
    expect(places(accepted(), accepted(201))).toEqual(['/register/outcomes/0', '/register/outcomes/1', '/outcomes/0']);
  });

  test('come where the operation says so', () => {
    expect(places('common', accepted())).toEqual(['/outcomes/0', '/register/outcomes/1']);
  });

  test('are read as errors, and successes as answers, unless something else is said', () => {
    const rows = withOwn(accepted(), { ...accepted(204), reads: 'nothing' });
    expect(rows.map(({ reads }) => reads)).toEqual(['answer', 'nothing', 'error']);
  });
});
