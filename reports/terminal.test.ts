import { describe, expect, test } from 'vitest';
import type { Result } from './report.ts';
import { failingReport } from './sample/failing.ts';
import { mixedReport } from './sample/mixed.ts';
import { samples } from './sample/samples.ts';
import { countsText, failureText, progressText, verdictText } from './terminal.ts';

const results = Object.values(samples).flatMap((report) => report.results);
const plain = { colour: false } as const;

test('A failure reads whole: requirement, words, expected, got, exchange, curl, replay', () => {
  const [result] = failingReport.results;
  const text = result && failureText(result, { ...plain, paraphrase: (id) => `words of ${id}` });
  expect(text?.split('\n').map((line) => line.slice(0, 60).trimEnd())).toEqual([
    'FAIL  REG/BI/ueServiceId/omitted  A registration without UE',
    '  R-30 (TS 23.554 Table 8.2.3-1, shall, procedure): words of',
    '  expected  a rejection, because UE Service ID is a mandator',
    '  got       201 Created with {"ueSvcId":"ue-17@msgin5g.examp',
    '  request   POST http://10.0.0.7:8080/msgs-ueregistration/v1',
    '            {"ueSvcId":"ue-17@msgin5g.example","mgwSvcId":"m',
    '  response  201 Created',
    '            {"ueSvcId":"ue-17@msgin5g.example","result":"SUC',
    '  before    1 more exchange, in the report',
    "  curl      curl -sS -i -X POST 'http://10.0.0.7:8080/msgs-u",
    '  replay    npx msgin5g-conformance run --url http://10.0.0.',
  ]);
});

test('The exchange that decides is shown, wherever it stands', () => {
  const [result] = failingReport.results;
  const text = failureText(
    { ...result, decisive: 0, exchanges: [...(result?.exchanges ?? [])].reverse() } as Result,
    plain,
  );
  expect(text).not.toContain('  before ');
  expect(text).toContain('  after     1 more exchange, in the report');
});

test('What is inconclusive says what stood in the way and who has to act', () => {
  const result = mixedReport.results.find(({ verdict }) => verdict === 'inconc');
  expect(result && failureText(result, plain)).toMatch(/cause +precondition\n +act +look at the configuration\n/);
});

describe.for(results.map((result) => [result.purpose, result] as const))('The text of %s', ([, result]) => {
  test('holds nothing that a terminal obeys or that reorders it', () => {
    expect(failureText(result, plain)).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  test('differs in colour only by colour', () => {
    // oxlint-disable-next-line no-control-regex
    expect(failureText(result, { colour: true }).replaceAll(/\u001b\[\d+m/g, '')).toBe(failureText(result, plain));
  });
});

test.for([
  ['REG/BV/location', 'FAIL (should)'],
  ['REG/BO/expiry', 'FAIL (provisional)'],
  ['DEREG/BV/stored', 'INCONC'],
] as const)('%s starts with %s', ([purpose, start]) => {
  const result = mixedReport.results.find((each) => each.purpose === purpose);
  expect(result && failureText(result, plain).startsWith(`${start}  `)).toBe(true);
});

test('Counts name what happened and leave out what did not', () => {
  expect(countsText(samples.conformant)).toBe(
    'Purposes      2 pass\nRequirements  1 met\nUnanswered    5 requests; what needs an answer was asked again',
  );
  expect(countsText(mixedReport)).toContain(' fail (1 of what only should be, 1 provisional)');
  expect(countsText(samples.unusable)).toMatch(/^Purposes {6}none ran\nRequirements {2}1 not tested$/m);
});

test('The verdict is the sentence of the report, on one line', () => {
  expect(verdictText({ ...samples.conformant, sentence: 'CONFORMANT:\nyes' })).toBe(String.raw`CONFORMANT:\nyes`);
});

test('Progress is one line of steady shape', () => {
  expect(progressText(7, 180, { pass: 6, fail: 1 })).toBe('[  7/180]  6 pass  1 fail');
});
