import { expect, test } from 'vitest';
import { differenceLines, differenceText, renderDifferenceMarkdown } from './difference-text.ts';
import { type ChangeKind, changeKinds, differenceOf, isWorse } from './difference.ts';
import type { Report, Result } from './report.ts';
import { failure } from './sample/failing.ts';
import { hostile, reportOf, resultOf } from './sample/sample-report.ts';

const pass = resultOf('P');
const fails = (got: string, requirement = 'R-30'): Result =>
  resultOf('P', { verdict: 'fail', failure: { ...failure, requirement, got } });
const stuck = resultOf('P', { verdict: 'inconc', cause: 'unclear', reason: 'no twin' });
const side = (result: Result | undefined, change: Partial<Report> = {}) => ({
  label: 'x',
  report: reportOf(result === undefined ? [] : [result], change),
});

// oxfmt-ignore
test.for([
  ['passes, then fails',                  pass,                       fails('a'),                    'new failure',      true],
  ['stuck, then fails',                   stuck,                      fails('a'),                    'new failure',      true],
  ['not there, then fails',               undefined,                  fails('a'),                    'new failure',      true],
  ['passes, then stuck',                  pass,                       stuck,                         'no longer tested', true],
  ['passes, then not there',              pass,                       undefined,                     'no longer tested', true],
  ['fails, then stuck',                   fails('a'),                 stuck,                         'no longer tested', true],
  ['fails, then fails on another',        fails('a'),                 fails('a', 'R-31'),            'changed reason',   false],
  ['fails, then fails otherwise',         fails('200 with a body'),   fails('no answer'),            'changed reason',   false],
  ['fails, then fails for another UE',    fails('404 for "ue-1"'),    fails('403 for "ue-2 x"'),     undefined,          false],
  ['fails, then passes',                  fails('a'),                 pass,                          'fixed',            false],
  ['stuck, then passes',                  stuck,                      pass,                          'newly tested',     false],
  ['passes, then passes',                 pass,                       pass,                          undefined,          false],
  ['stuck, then not there',               stuck,                      undefined,                     undefined,          false],
] as const satisfies readonly (readonly [string, Result | undefined, Result | undefined, ChangeKind | undefined, boolean])[])('%s', ([, before, after, kind, worse]) => {
  const difference = differenceOf(side(before), side(after));
  expect(changeKinds.filter((each) => difference.changes[each].length > 0)).toEqual(kind === undefined ? [] : [kind]);
  expect(isWorse(difference)).toBe(worse);
});

test('warns where something else than the implementation differs', () => {
  const other = { suite: { name: 'x', version: '9.9.9' }, binding: 'acme', release: 'rel-18', pics: [] };
  expect(differenceOf(side(pass), side(pass, other)).warnings).toEqual([
    'The suite version differs: 0.1.0, then 9.9.9.',
    'The binding differs: sbi-json, then acme.',
    'The release set differs: rel-17, then rel-18.',
    'The PICS item lookup differs: true, then not there.',
  ]);
});

test('says why a purpose is not tested any more', () => {
  const leftOut = [{ purpose: 'P', why: 'not selected', by: 'skip', reason: '--skip P' }] as const;
  const after = side(undefined, { selection: { only: [], skip: ['P'], leftOut } });
  expect(differenceOf(side(pass), after).changes['no longer tested']).toEqual([
    { purpose: 'P', title: pass.title, before: 'pass', after: 'not selected: --skip P' },
  ]);
});

test('is one sentence, lines for a terminal, and a table, whatever the texts hold', () => {
  expect(differenceText(differenceOf(side(pass), side(pass)))).toBe('Nothing changed.');
  const difference = differenceOf(side(pass), side(fails(hostile)));
  const lines = differenceLines(difference);
  expect(lines[0]).toBe('NEW FAILURE       P');
  expect(lines.at(-1)).toBe('1 new failure.');
  expect(lines.join('\n')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
  const { 'difference.md': markdown = '' } = renderDifferenceMarkdown(difference);
  expect(markdown).toContain('## New failure (1)');
  expect(markdown).not.toMatch(/<img|(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
});
