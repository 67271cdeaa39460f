import { describe, expect, test } from 'vitest';
import { annotationLines } from './annotations.ts';
import { failingReport } from './sample/failing.ts';
import { hostile, reportOf } from './sample/sample-report.ts';
import { samples } from './sample/samples.ts';

describe.for(Object.entries(samples))('the annotations of the %s sample', ([, report]) => {
  test('are commands of one line each, whatever a server says', () => {
    for (const line of annotationLines(report)) {
      expect(line).toMatch(/^::(?:error|warning|notice) title=[^:,\n]*::[^\p{C}]*$/u);
      expect(line.replaceAll(/%(?:25|0A|0D|3A|2C)/g, '')).not.toContain('%');
    }
  });

  test('have an error exactly where the run is not CONFORMANT', () => {
    expect(annotationLines(report).some((line) => line.startsWith('::error '))).toBe(report.verdict !== 'CONFORMANT');
  });
});

test('say requirement, purpose, what was expected and got, and how to replay it', () => {
  const [first] = annotationLines(failingReport);
  expect(first).toMatch(
    /^::error title=R-30 REG\/BI\/ueServiceId\/omitted::.*%0AR-30 \(.*expected a rejection, .*got 201 Created .*%0Anpx /,
  );
});

test('are as many as GitHub shows, and the last says how many there are besides', () => {
  const many = reportOf(Array.from({ length: 10 }, () => failingReport.results.slice(0, 3)).flat(), {
    verdict: 'NOT CONFORMANT',
    exitCode: 1,
  });
  const errors = annotationLines(many).filter((line) => line.startsWith('::error '));
  expect([errors.length, errors.at(-1)]).toEqual([
    10,
    '::error title=21 more::21 more of this kind are in the report.',
  ]);
});

test('escape percent signs, commas and colons, and show what does not show', () => {
  const report = reportOf([], { verdict: 'NOT USABLE', exitCode: 3, sentence: `100%, a:b ${hostile}` });
  expect(annotationLines(report)).toEqual([
    expect.stringMatching(/^::error title=msgin5g-conformance%3A NOT USABLE::100%25, a:b .*\\u001b\[31m.*\\u202egnp/),
  ]);
});
