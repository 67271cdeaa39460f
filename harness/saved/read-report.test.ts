import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderJson } from '../../reports/json/json.ts';
import { samples } from '../../reports/sample/samples.ts';
import { UsageError } from '../usage-error.ts';
import { readReport, readReports } from './read-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'saved-'));
const text = renderJson(samples.failing)['report.json'] ?? '';

let files = 0;
function written(content: string): string {
  const file = join(folder, `${(files += 1)}.json`);
  writeFileSync(file, content);
  return file;
}

const changed = (change: object): string =>
  JSON.stringify({ ...(JSON.parse(text) as object), ...change }, undefined, 2);

const problemsOf = (...named: readonly string[]): Promise<readonly string[]> =>
  readReports(named).then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      return error.problems.map((problem) => problem.replaceAll(`${folder}/`, ''));
    },
  );

test('reads a report as it was written, and knows the place of everything in it', async () => {
  const { report, place } = await readReport(written(text));
  expect(report).toEqual(JSON.parse(text));
  expect(place('/seed')).toMatch(/\.json:\d+:11 \/seed$/);
});

test('reads what a newer version of the same schema has added, and drops it', async () => {
  const later = { ...samples.failing.results[0], mood: 'new' };
  const newer = changed({
    suite: { ...samples.failing.suite, version: '0.9.9', build: 7 },
    later: [],
    results: [later],
  });
  const { report } = await readReport(written(`\u{FEFF}${newer}`));
  expect(report.suite).toEqual({ ...samples.failing.suite, version: '0.9.9' });
  expect(Object.keys(report)).not.toContain('later');
  expect(Object.keys(report.results[0] ?? {})).not.toContain('mood');
});

// oxfmt-ignore
test.for([
  ['an empty file',           '',                                    /^\d+\.json: empty; name a report\.json$/],
  ['a file that is cut off',  text.slice(0, 4000),                   /^\d+\.json:\d+:\d+: cut off, the JSON text ends too early; write the report again$/],
  ['one cut at a brace',      text.slice(0, text.indexOf('},') + 1), /^\d+\.json:\d+:\d+: cut off, the JSON text ends too early; write the report again$/],
  ['no JSON',                 '{\n  "seed": x\n}',                   /^\d+\.json:2:11: expected JSON: .*; name a report\.json$/],
  ['JSON that is no report',  '[1]',                                 /^\d+\.json: no report of msgin5g-conformance; name a report\.json$/],
  ['no object at all',        'null',                                /^\d+\.json: no report of msgin5g-conformance; name a report\.json$/],
  ['another schema',          changed({ schemaVersion: 2 }),         /^\d+\.json:2:20 \/schemaVersion: expected 1, got 2: take the version that wrote it$/],
  ['an older version',        changed({ suite: { name: 'x', version: '0.0.1' }, discovered: undefined }), /^\d+\.json:1:1: must have required property 'discovered'; written by version 0\.0\.1, and this is \d+\.\d+\.\d+: write the report again$/],
  ['a wrong value',           changed({ seed: 'x' }),                /^\d+\.json:13:11 \/seed: must be integer; write the report again$/],
] as const)('%s is refused with its place and a remedy', async ([, content, problem]) => {
  expect(await problemsOf(written(content))).toEqual([expect.stringMatching(problem)]);
});

test('names the problems of every file, and few of each', async () => {
  const many = changed({ results: Array.from({ length: 99 }, () => 7) });
  const problems = await problemsOf(written(many), folder, join(folder, 'none.json'));
  expect(problems.filter((problem) => problem.includes('must be object'))).toHaveLength(5);
  expect(problems.slice(5)).toEqual([
    `${folder}: a folder; name a report.json`,
    'none.json: no such file; name a report.json',
  ]);
});

test('refuses a file without end', async () => {
  expect(await problemsOf('/dev/zero')).toEqual(['/dev/zero: larger than 128 MiB; name a report.json']);
});
