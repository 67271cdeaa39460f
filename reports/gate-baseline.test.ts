import { describe, expect, test } from 'vitest';
import type { Level } from '../spec/requirement.ts';
import type { JudgedEntry } from './baseline.ts';
import { gate } from './gate.ts';
import type { RequirementRow, Result, Standing, Verdict } from './report.ts';
import { requirementOf, resultOf } from './sample/sample-report.ts';

const result = (verdict: Verdict, level: Level = 'shall', change: Partial<Result> = {}): Result =>
  resultOf('P', {
    level,
    verdict,
    ...(verdict === 'fail' && {
      failure: { requirement: 'R-01', clause: 'c', level, layer: 'procedure', expected: 'x', got: 'y' },
    }),
    ...change,
  });
const row = (standing: Standing): RequirementRow => requirementOf('R-01', { standing });
const met = row('met');

describe('the gate with a baseline', () => {
  const entry = (state: JudgedEntry['state'], accepts: readonly string[] = []): JudgedEntry => ({
    purpose: accepts[0] ?? 'Q',
    verdict: 'fail',
    kind: 'debt',
    reason: 'r',
    owner: 'o',
    place: 'b:1:1',
    note: 'n',
    state,
    accepts,
  });
  const passes = ['A', 'B', 'C', 'D', 'E', 'F'].map((purpose) =>
    result('pass', 'shall', { purpose, requirements: [purpose] }),
  );
  const fails = result('fail', 'shall', { purpose: 'X' });
  const other = result('fail', 'shall', { purpose: 'Y' });
  const stuck = result('inconc', 'shall', { purpose: 'X' });
  const accepted = entry('accepts', ['X']);
  const wrong = result('error', 'shall', { purpose: 'Z' });

  // oxfmt-ignore
  test.for([
    ['all that fails is accepted',        [...passes, fails],        [row('violated')],                       [accepted],                  0, 'NOT CONFORMANT: 1 purpose failed, on 1 requirement (R-01); 6 passed. Baseline: 1 known deviation accepted; the gate passes.'],
    ['another failure is not accepted',   [...passes, fails, other], [row('violated')],                       [accepted],                  1, 'NOT CONFORMANT: 2 purposes failed, on 1 requirement (R-01); 6 passed. Baseline: 1 known deviation accepted; the gate fails: NOT CONFORMANT: 1 purpose failed, on 1 requirement (R-01); 6 passed.'],
    ['what is inconclusive is accepted',  [...passes, stuck],        [met, row('inconclusive')],              [accepted],                  0, /^INCOMPLETE: .*; the gate passes\.$/],
    ['a requirement is left for it',      [...passes, fails],        [met, row('not tested')],                [accepted],                  0, /the gate passes\.$/],
    ['another requirement is not tested', [...passes, fails],        [{ ...row('not tested'), id: 'R-02' }],  [accepted],                  4, /^NOT CONFORMANT: .* accepted; the gate does not pass: INCOMPLETE: 1 applicable requirement not tested or inconclusive \(R-02\)/],
    ['the suite errs',                    [...passes, fails, wrong], [met],                                   [accepted, entry('stale')],  5, /^NOT CONFORMANT: .*; the gate does not pass: ERROR: /],
    ['an entry is stale',                 passes,                    [met],                                   [entry('stale')],            1, 'CONFORMANT: 6 purposes passed, 1 requirement met. Baseline: 1 stale entry; the gate fails.'],
    ['entries are expired and unmatched', [...passes, fails],        [met],                                   [accepted, entry('expired'), entry('unmatched'), entry('unmatched')], 1, /Baseline: 1 known deviation accepted, 1 expired entry, 2 unmatched entries; the gate fails\.$/],
    ['an entry is stale in a part',       passes,                    [row('not tested')],                     [entry('stale')],            1, /^INCOMPLETE: /],
    ['nothing is asked of the entries',   passes,                    [met],                                   [entry('not asked')],        0, 'CONFORMANT: 6 purposes passed, 1 requirement met.'],
    ['a result has changed',              [...passes, fails],        [met],                                   [entry('changed')],          1, 'NOT CONFORMANT: 1 purpose failed, on 1 requirement (R-01); 6 passed.'],
    ['a flaky purpose passes',            passes,                    [met],                                   [{ ...entry('passed'), purpose: 'A' }], 0, 'CONFORMANT: 5 purposes passed, 1 requirement met. Baseline: 1 flaky purpose not counted as passed; the gate passes.'],
    ['only a flaky purpose passes',       passes.slice(0, 1),        [met],                                   [{ ...entry('passed'), purpose: 'A' }], 4, /^INCOMPLETE: nothing gave evidence for anything; 0 purposes passed/],
    ['more is accepted than one for two', [...passes.slice(0, 1), fails], [met],                              [accepted],                  1, /accepted; the gate fails, as more is accepted than one for 2 that pass\.$/],
    ['nothing passes',                    [fails],                   [met],                                   [accepted],                  4, /the gate does not pass: INCOMPLETE: nothing gave evidence/],
    ['a should fails and is accepted',    [...passes, { ...fails, level: 'should' }], [met],                  [accepted],                  0, /^CONFORMANT: .*; 1 deviation from what should be\. Baseline: 1 known deviation accepted; the gate passes\.$/],
  ] as const)('%s', ([, results, rows, entries, exitCode, sentence]) => {
    const sentenced = gate({ results, rows, strict: false, baseline: { file: 'b', entries } });
    expect(sentenced.exitCode).toBe(exitCode);
    expect(sentenced.sentence).toMatch(sentence);
    const plain = gate({ results: results.filter(({ purpose }) => !entries.some((one) => one.state === 'passed' && one.purpose === purpose)), rows, strict: false });
    expect(sentenced.verdict).toBe(plain.verdict);
  });

  test('an interrupted run stays incomplete', () => {
    const baseline = { file: 'b', entries: [accepted] };
    const interrupted = 'the run was interrupted';
    expect(gate({ results: [...passes, fails], rows: [met], strict: false, interrupted, baseline }).exitCode).toBe(4);
  });
});
