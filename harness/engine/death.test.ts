import { expect, test } from 'vitest';
import type { Result } from '../../reports/report.ts';
import { resultOf } from '../../reports/sample/sample-report.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import { isEnd, oneEnd, saysItEnded } from './death.ts';

const ended = (purpose: string, rule: RequirementId): Result =>
  isEnd(
    resultOf(purpose, { verdict: 'fail', blame: 'IUT', failure: { requirement: 'R-70' } as Result['failure'] }),
    rule,
  );

const runAgain = (purpose: string): string => `run ${purpose}`;

const told = (results: readonly Result[]): readonly unknown[] =>
  oneEnd(results, runAgain).map(({ purpose, verdict, cause, failure }) => [
    purpose,
    verdict,
    cause,
    failure?.requirement,
  ]);

test('only what is marked says that the server ended', () => {
  expect([saysItEnded(ended('A', 'R-01')), saysItEnded(resultOf('A'))]).toEqual([true, false]);
});

test('the purpose that asked for something odd is to blame, and the others only met it', () => {
  expect(told([ended('A', 'R-01'), ended('B', 'R-38'), ended('C', 'R-50')])).toEqual([
    ['A', 'inconc', 'stopped', undefined],
    ['B', 'fail', undefined, 'R-70'],
    ['C', 'inconc', 'stopped', undefined],
  ]);
});

test('a malformed request is more likely to blame than one that is only refused', () => {
  expect(told([ended('A', 'R-50'), ended('B', 'R-38')])).toEqual([
    ['A', 'inconc', 'stopped', undefined],
    ['B', 'fail', undefined, 'R-70'],
  ]);
});

test.for(['R-01', 'D-01', 'W-12'] as const)(
  'where nothing odd was asked (%s), the first of the plan is to blame',
  (rule) => {
    expect(told([ended('A', rule), ended('B', rule)])).toEqual([
      ['A', 'fail', undefined, 'R-70'],
      ['B', 'inconc', 'stopped', undefined],
    ]);
  },
);

test('the others name the one to blame', () => {
  expect(oneEnd([ended('A', 'R-01'), ended('B', 'R-38')], runAgain)[0]).toMatchObject({
    reason: 'the server stopped answering, most likely over B',
    replay: 'run A',
  });
});

test('where nobody met an end there is none', () => {
  expect(oneEnd([], runAgain)).toEqual([]);
});
