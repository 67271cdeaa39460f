import { expect, test } from 'vitest';
import type { Report } from '../report.ts';
import { failingReport } from '../sample/failing.ts';
import { mixedReport } from '../sample/mixed.ts';
import { created, exchangeOf } from '../sample/sample-report.ts';
import { messageOf } from './message.ts';
import { renderSarif } from './sarif.ts';
import { webOf } from './web.ts';

interface Shown {
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly id: string; readonly help: { readonly text: string } }[] };
  };
  readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly level: string;
    readonly message: { readonly text: string };
    readonly properties: { readonly purpose: string };
    readonly webResponse?: { readonly statusCode?: number; readonly noResponseReceived?: boolean };
  }[];
}

function runOf(report: Report): Shown {
  const { runs } = JSON.parse(renderSarif(report)['results.sarif'] ?? '') as { runs: [Shown] };
  return runs[0];
}

test('every requirement is a rule, with its clause in the help, and every failed purpose a result of one', () => {
  const { tool, results } = runOf(failingReport);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(failingReport.requirements.map(({ id }) => id));
  expect(tool.driver.rules.every(({ help }) => help.text.includes('TS 23.554'))).toBe(true);
  expect(results.map(({ ruleId, properties: { purpose } }) => [ruleId, purpose])).toEqual([
    ['R-30', 'REG/BI/ueServiceId/omitted'],
    ['R-30', 'REG/BI/ueServiceId/null'],
    ['R-04', 'REG/PB/unicode'],
  ]);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
});

test('a result shows the answer that decides, or that none came', () => {
  const [first, , last] = runOf(failingReport).results;
  expect([first?.webResponse?.statusCode, last?.webResponse?.noResponseReceived]).toEqual([201, true]);
});

test('the level is that of the gate, and what came to no verdict is told of the run', () => {
  const levels = ({ results }: Shown): object => Object.groupBy(results, ({ level }) => level);
  expect(Object.keys(levels(runOf(failingReport)))).toEqual(['error']);
  const failed = mixedReport.results.filter(({ verdict }) => verdict === 'fail');
  const open = mixedReport.results.filter(({ verdict }) => verdict === 'inconc' || verdict === 'error');
  const { results, invocations } = runOf(mixedReport);
  expect(results.map(({ level }) => level)).toEqual(
    failed.map(({ level, provisional }) => (provisional ? 'note' : level === 'shall' ? 'error' : 'warning')),
  );
  expect(invocations[0]?.toolExecutionNotifications).toHaveLength(open.length);
});

test.for([
  ['{"a":[1]}', String.raw`{{"a":\[1\]}}`],
  ['[text](https://evil.example)', String.raw`\[text\](https://evil.example)`],
  [String.raw`\[x`, String.raw`\\\[x`],
  ['a\u202eb\u001b[0m', String.raw`a\\u202eb\\u001b\[0m`],
] as const)('in a message %j stands for itself', ([text, shown]) => {
  expect(messageOf(text).text).toBe(shown);
});

test('bytes that are no text are binary, and headers of one name are one', () => {
  const { request, ...rest } = exchangeOf('register', 201, created);
  const headers = [
    ['X', 'a'],
    ['X', 'b'],
  ] as const;
  const { webRequest } = webOf({
    ...rest,
    request: { ...request, headers, body: { base64: '/w==', bytes: 1, cut: false } },
  });
  expect(webRequest).toMatchObject({ headers: { X: 'a, b' }, body: { binary: '/w==' } });
});
