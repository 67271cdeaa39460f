import { describe, expect, test } from 'vitest';
import type { Requirement } from '../spec/requirement.ts';
import type { Result, Verdict } from './report.ts';
import { type Applied, rowOf } from './standing.ts';

const requirement: Requirement = { id: 'R-01', clause: 'c', level: 'shall', layer: 'procedure', mark: 'V', text: 't' };

const result = (purpose: string, verdict: Verdict, change: Partial<Result> = {}): Result => ({
  purpose,
  title: '',
  level: 'shall',
  layer: 'procedure',
  provisional: false,
  requirements: ['R-01'],
  verdict,
  met: {},
  attempts: 1,
  exchangeCount: 1,
  durationMs: 1,
  exchanges: [],
  replay: '',
  ...change,
});

const fails = (purpose: string, violated: string, change: Partial<Result> = {}): Result =>
  result(purpose, 'fail', {
    failure: { requirement: violated, clause: 'c', level: 'shall', layer: 'procedure', expected: 'x', got: 'y' },
    ...change,
  });

const met = { met: { 'R-01': 2 } };
const unsayable = { inapplicable: true, reason: 'not applicable: no body' } as const;
const elsewhere = { requirements: ['R-02'] };

describe('where a requirement stands', () => {
  // oxfmt-ignore
  test.for([
    ['its purpose passed with evidence',                  {},                             [result('A', 'pass', met)],                                         'met',            undefined],
    ['another purpose gave evidence for it',              {},                             [result('A', 'pass', { ...elsewhere, ...met })],                    'met',            undefined],
    ['its purpose failed on it',                          {},                             [fails('A', 'R-01')],                                               'violated',       undefined],
    ['one purpose gave evidence for it and one against',  {},                             [result('A', 'pass', met), fails('B', 'R-01')],                     'violated',       undefined],
    ['another purpose failed on it',                      {},                             [result('A', 'pass', met), fails('B', 'R-01', elsewhere)],          'violated',       undefined],
    ['its purpose failed on something else before',       {},                             [fails('A', 'R-02')],                                               'not tested',     'A failed on R-02 before it was reached'],
    ['its purposes failed on other things before',        {},                             [fails('A', 'R-02'), fails('B', 'R-03'), fails('C', 'R-02')],        'not tested',     'A and 2 more failed on R-02, R-03 before it was reached'],
    ['a purpose that would touch it failed before',       {},                             [fails('A', 'R-02', { requirements: ['R-02', 'R-01'] })],            'not tested',     'A failed on R-02 before it was reached'],
    ['its purposes were left out, and another failed',    { leftOut: '--only X' },        [fails('A', 'R-02', { requirements: ['R-02', 'R-01'] })],            'not tested',     '--only X'],
    ['a purpose that would touch it passed without',      {},                             [result('A', 'pass', { requirements: ['R-02', 'R-01'] })],           'not tested',     'no purpose that ran gave evidence for it'],
    ['its purpose failed on something else after',        {},                             [fails('A', 'R-02', met)],                                          'met',            undefined],
    ['one of its purposes is inconclusive',               {},                             [result('A', 'pass', met), result('B', 'inconc', { reason: 'why' })], 'inconclusive', 'B: why'],
    ['one of its purposes is an error',                   {},                             [result('A', 'pass', met), result('B', 'error')],                   'inconclusive',   'B: error'],
    ['a purpose about something else is inconclusive',    {},                             [result('A', 'pass', met), result('B', 'inconc', elsewhere)],       'met',            undefined],
    ['nothing shows it',                                  {},                             [result('A', 'none', { unobserved: { 'R-01': 'no look-up' } })],    'not observable', 'no look-up'],
    ['its situation never arose',                         {},                             [result('A', 'none', { reason: 'no 303' })],                        'not exercised',  'no 303'],
    ['another purpose shows why it stays unseen',         {},                             [result('A', 'none', elsewhere), result('B', 'pass', { ...elsewhere, unobserved: { 'R-01': 'no look-up' } })], 'not observable', 'no look-up'],
    ['its situation never arose, for no reason',          {},                             [result('A', 'none')],                                              'not exercised',  undefined],
    ['the wire cannot ask for it',                        {},                             [result('A', 'none', unsayable)],                                   'not applicable', 'no body'],
    ['the wire can ask for one half of it',               {},                             [result('A', 'none', unsayable), result('B', 'pass', met)],         'met',            undefined],
    ['the wire can ask for it, and it never arose',       {},                             [result('A', 'none', unsayable), result('B', 'none', { reason: 'no 303' })], 'not exercised', 'no 303'],
    ['the wire cannot ask for what would touch it',       {},                             [result('A', 'none', { ...unsayable, requirements: ['R-02', 'R-01'] })], 'not applicable', 'no body'],
    ['no purpose ran',                                    {},                             [],                                                                 'not tested',     'no purpose about it ran'],
    ['its purposes were left out',                        { leftOut: '--only X' },        [],                                                                 'not tested',     '--only X'],
    ['it does not apply',                                 { inapplicable: 'PICS: no' },   [],                                                                 'not applicable', 'PICS: no'],
    ['it does not apply and was seen broken',             { inapplicable: 'PICS: no' },   [fails('A', 'R-01')],                                               'not applicable', 'PICS: no'],
    ['nothing can test it',                               { requirement: { ...requirement, untestable: 'no trace' } }, [],                                    'untestable',     'no trace'],
  ] as const satisfies readonly (readonly [string, Partial<Applied>, readonly Result[], string, string | undefined])[])('%s', ([, applied, results, standing, reason]) => {
    const row = rowOf({ requirement, level: 'shall', ...applied }, results);
    expect([row.standing, row.reason]).toEqual([standing, reason]);
  });
});

test('a row says what the documents leave open, where they do', () => {
  const open = { ...requirement, ambiguity: 'AMB-1' };
  expect(rowOf({ requirement: open, level: 'shall' }, [])).toMatchObject({ ambiguity: 'AMB-1' });
  expect(Object.keys(rowOf({ requirement, level: 'shall' }, []))).not.toContain('ambiguity');
});

test('a reason that is not there is no member', () => {
  expect(Object.keys(rowOf({ requirement, level: 'shall' }, [result('A', 'none')]))).not.toContain('reason');
});

test('a row counts the checks and names the purposes that say something of its requirement', () => {
  const results = [
    result('A', 'pass', met),
    result('B', 'pass', { ...elsewhere, ...met }),
    result('C', 'pass', elsewhere),
    fails('D', 'R-01', elsewhere),
    result('E', 'inconc'),
  ];
  expect(rowOf({ requirement, level: 'should' }, results)).toEqual({
    ...requirement,
    level: 'should',
    standing: 'violated',
    checks: 4,
    evidence: ['A', 'B', 'D', 'E'],
  });
});
