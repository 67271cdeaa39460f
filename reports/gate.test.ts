import { describe, expect, test } from 'vitest';
import type { Level, Mark } from '../spec/requirement.ts';
import { gate, gatesOn } from './gate.ts';
import type { RequirementRow, Result, Standing, Verdict } from './report.ts';

const result = (verdict: Verdict, level: Level = 'shall', change: Partial<Result> = {}): Result => ({
  purpose: 'P',
  title: 'p',
  level,
  layer: 'procedure',
  provisional: false,
  requirements: ['R-01'],
  verdict,
  ...(verdict === 'fail' && {
    failure: { requirement: 'R-01', clause: 'c', level, layer: 'procedure', expected: 'x', got: 'y' },
  }),
  met: {},
  attempts: 1,
  exchangeCount: 1,
  durationMs: 1,
  exchanges: [],
  replay: '',
  ...change,
});

const row = (standing: Standing, level: Level = 'shall', mark: Mark = 'V'): RequirementRow => ({
  id: 'R-01',
  clause: 'c',
  level,
  layer: 'procedure',
  mark,
  text: 't',
  standing,
  checks: 0,
  evidence: [],
});

const judged = (results: readonly Result[], rows: readonly RequirementRow[], strict = false): unknown[] => {
  const { exitCode, sentence } = gate({ results, rows, strict });
  return [exitCode, sentence];
};

const met = row('met');
const pass = result('pass');

describe('the gate', () => {
  // oxfmt-ignore
  test.for([
    ['all is met',                       [pass],                                              [met],                                  0, 'CONFORMANT: 1 purpose passed, 1 requirement met.'],
    ['a shall fails',                    [pass, result('fail')],                              [row('violated')],                      1, 'NOT CONFORMANT: 1 purpose failed, on 1 requirement (R-01); 1 passed.'],
    ['a shall fails, much is unclear',    [pass, result('fail'), result('inconc')],            [row('violated')],                      1, 'NOT CONFORMANT: 1 purpose failed, on 1 requirement (R-01); 1 passed, 1 inconclusive.'],
    ['a should fails',                   [pass, result('fail', 'should')],                    [met, row('violated', 'should')],       0, 'CONFORMANT: 1 purpose passed, 1 requirement met; 1 deviation from what should be.'],
    ['a may fails',                      [pass, result('fail', 'may')],                       [met, row('violated', 'may')],          0, /^CONFORMANT: /],
    ['an unconfirmed shall fails',       [pass, result('fail', 'shall', { provisional: true })], [met, row('violated', 'shall', 'U')], 0, 'CONFORMANT: 1 purpose passed, 1 requirement met; 1 provisional finding.'],
    ['a shall is not tested',            [pass],                                              [met, row('not tested')],               4, 'INCOMPLETE: 1 applicable requirement not tested or inconclusive (R-01); 1 purpose passed, none failed.'],
    ['a shall is inconclusive',          [pass, result('inconc')],                            [met, row('inconclusive')],             4, /^INCOMPLETE: 1 applicable requirement /],
    ['a should is not tested',           [pass],                                              [met, row('not tested', 'should')],     0, /^CONFORMANT: /],
    ['an unconfirmed shall is not tested', [pass],                                            [met, row('not tested', 'shall', 'U')], 0, /^CONFORMANT: /],
    ['a shall does not apply',           [pass],                                              [met, row('not applicable')],           0, /^CONFORMANT: /],
    ['a shall is not observable',        [pass, result('none')],                              [met, row('not observable')],           0, 'CONFORMANT: 1 purpose passed, 1 requirement met; 1 requirement not observable.'],
    ['the suite errs',                   [pass, result('error')],                             [met],                                  5, 'ERROR: 1 purpose ended in an error of the suite itself; no verdict.'],
    ['the suite errs and a shall fails', [result('fail'), result('error')],                   [row('violated')],                      1, /^NOT CONFORMANT: /],
  ] as const)('%s', ([, results, rows, exitCode, sentence]) => {
    const sentenced = gate({ results, rows, strict: false });
    expect(sentenced.exitCode).toBe(exitCode);
    expect(sentenced.sentence).toMatch(sentence);
  });

  // oxfmt-ignore
  test.for([
    ['nothing was selected',             [],                                                  [row('not tested')]],
    ['nothing was selected or required', [],                                                  []],
    ['nothing showed anything',          [result('none'), result('none')],                    [row('not exercised'), row('not observable')]],
    ['nothing applied',                  [],                                                  [row('not applicable'), row('untestable')]],
    ['everything is inconclusive',       [result('inconc'), result('inconc', 'should')],      [row('inconclusive')]],
    ['only deviations were seen',        [result('fail', 'should')],                          [row('not exercised'), row('violated', 'should')]],
  ] as const)('%s: never green', ([, results, rows]) => {
    expect(judged(results, rows)).toEqual([4, expect.stringMatching(/^INCOMPLETE: .*; 0 purposes passed, none failed\.$/)]);
  });

  test('names eight requirements at most', () => {
    const failed = Array.from({ length: 9 }, (_, at) => {
      const one = result('fail');
      return { ...one, failure: one.failure && { ...one.failure, requirement: `R-0${at}` } };
    });
    expect(gate({ results: failed, rows: [], strict: false }).sentence).toMatch(
      /on 9 requirements \(R-00, .*, R-07, …\); 0 passed/,
    );
  });

  test('in a strict run a should gates, a may and an unconfirmed fact do not', () => {
    expect(judged([pass, result('fail', 'should')], [met], true)).toEqual([
      1,
      expect.stringMatching(/^NOT CONFORMANT/),
    ]);
    expect(judged([pass], [met, row('not tested', 'should')], true)).toEqual([4, expect.stringMatching(/^INCOMPLETE/)]);
    expect(judged([pass, result('fail', 'may')], [met], true)).toEqual([0, expect.stringMatching(/^CONFORMANT/)]);
    const unconfirmed = result('fail', 'should', { provisional: true });
    expect(judged([pass, unconfirmed], [met], true)).toEqual([0, expect.stringMatching(/^CONFORMANT/)]);
  });

  test('a run that was interrupted is incomplete, unless it had failed before', () => {
    const interrupted = 'the run was interrupted';
    expect(gate({ results: [pass], rows: [met], strict: false, interrupted })).toEqual({
      verdict: 'INCOMPLETE',
      exitCode: 4,
      sentence: 'INCOMPLETE: INTERRUPTED (the run was interrupted); 1 purpose passed, none failed.',
    });
    expect(gate({ results: [result('fail')], rows: [], strict: false, interrupted })).toMatchObject({
      exitCode: 1,
      sentence: expect.stringMatching(/; 0 passed; INTERRUPTED \(the run was interrupted\)\.$/),
    });
  });

  test('a run that an error of our own ended has no verdict, whatever it had seen', () => {
    const ended = { interrupted: 'an error of the suite ended the run: oh', isOurs: true };
    expect(gate({ results: [pass, result('fail')], rows: [met], strict: false, ...ended })).toMatchObject({
      verdict: 'ERROR',
      exitCode: 5,
      sentence: 'ERROR: 1 purpose failed, 1 passed; INTERRUPTED (an error of the suite ended the run: oh).',
    });
  });

  // oxfmt-ignore
  test.for([
    ['CONFORMANT',     [pass],            [met]],
    ['NOT CONFORMANT', [result('fail')],  []],
    ['INCOMPLETE',     [],                []],
    ['ERROR',          [result('error')], []],
  ] as const)('%s begins its sentence', ([verdict, results, rows]) => {
    const gated = gate({ results, rows, strict: false });
    expect([gated.verdict, gated.sentence.startsWith(`${verdict}: `)]).toEqual([verdict, true]);
  });

  test('names the first eight requirements that are open, and says that there are more', () => {
    const open = (count: number): string =>
      gate({
        results: [pass],
        rows: Array.from({ length: count }, (_, at) => ({ ...row('not tested'), id: `R-${at}` })),
        strict: false,
      }).sentence;
    expect(open(8)).toContain('(R-0, R-1, R-2, R-3, R-4, R-5, R-6, R-7);');
    expect(open(9)).toContain('(R-0, R-1, R-2, R-3, R-4, R-5, R-6, R-7, …);');
  });

  test('says so where nothing gave evidence for anything', () => {
    expect(gate({ results: [], rows: [], strict: false }).sentence).toContain(': nothing gave evidence for anything; ');
  });

  test('lists several remarks about a conformant server', () => {
    const remarkable = [pass, result('fail', 'should'), result('fail', 'shall', { provisional: true })];
    const { sentence } = gate({ results: remarkable, rows: [met, row('not observable')], strict: false });
    expect(sentence).toMatch(
      /; 1 deviation from what should be, 1 provisional finding, 1 requirement not observable\.$/,
    );
  });

  test('names what fails alone before what fails only beside others', () => {
    const beside = result('fail', 'shall', { reason: 'alone it ended with pass' });
    const alone = result('fail');
    const other = { ...alone, failure: { ...alone.failure, requirement: 'R-02' } as Result['failure'] } as Result;
    expect(gate({ results: [beside, other], rows: [], strict: false }).sentence).toContain('(R-02, R-01)');
  });
});

test.for([
  ['shall', true, true],
  ['should', false, true],
  ['may', false, false],
] as const)('%s gates: %s, in a strict run: %s', ([level, usually, strictly]) => {
  expect([gatesOn(level, false), gatesOn(level, true)]).toEqual([usually, strictly]);
});
