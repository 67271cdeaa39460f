import { expect, test } from 'vitest';
import { eventLine, type Told } from './event.ts';
import { failingReport } from './sample/failing.ts';
import { resultOf } from './sample/sample-report.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const read = (told: Told): Readonly<Record<string, unknown>> =>
  JSON.parse(eventLine(told, at)) as Readonly<Record<string, unknown>>;

test('a line is one line of JSON, without an invisible character, that gives back what a server said', () => {
  for (const result of failingReport.results) {
    const line = eventLine({ kind: 'result', result }, at);
    expect(line).toMatch(/^\{"event":"result","at":"2026-11-22T10:00:00\.000Z",[^\p{C}]*\}$/u);
    expect(JSON.parse(line)).toMatchObject({
      purpose: result.purpose,
      ...(result.failure && { failure: result.failure }),
    });
  }
});

test('only what failed brings its evidence', () => {
  const kept = failingReport.results.map((result) => read({ kind: 'result', result })['exchanges'] !== undefined);
  expect(kept).toEqual(failingReport.results.map(({ verdict }) => verdict === 'fail'));
  expect(read({ kind: 'result', result: resultOf('REG/BV/minimal') })).not.toHaveProperty('exchanges');
});

test('the last line has the verdict and the counts of the report', () => {
  const { verdict, exitCode, counts, sentence } = failingReport;
  expect(read({ kind: 'report', report: failingReport })).toMatchObject({
    event: 'report',
    verdict,
    exitCode,
    counts,
    sentence,
  });
});
