import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { renderRepro } from '../../reports/repro/repro.ts';
import { samples } from '../../reports/sample/samples.ts';
import { readCase } from './read-case.ts';

const files = renderRepro(samples.failing);
const first = Object.keys(files).find((name) => name.endsWith('case.json')) ?? '';
const text = String(files[first]);

/** A folder with these files. */
function folderOf(texts: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  for (const [name, content] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const problemOf = (path: string): Promise<string> =>
  readCase(path).then(
    () => 'none',
    (error: unknown) => (error as { readonly problems: readonly string[] }).problems.join('\n'),
  );

test('a case is found by its file, its folder, the folder above, and the folder of the reports', async () => {
  const folder = folderOf({ 'repro/ONE/case.json': text, 'report.json': '{}' });
  for (const path of ['repro/ONE/case.json', 'repro/ONE', 'repro', 'report.json', '.'])
    expect(await readCase(join(folder, path))).toEqual(JSON.parse(text));
});

test('of several cases one has to be named', async () => {
  const folder = folderOf({ 'repro/ONE/case.json': text, 'repro/TWO/case.json': text });
  expect(await problemOf(folder)).toBe(
    `${folder}: holds 2 failures; name one of them:\n  ${folder}/repro/ONE\n  ${folder}/repro/TWO`,
  );
});

test('what is no case says where one is to be found', async () => {
  expect(await problemOf('/nowhere')).toMatch(/^\/nowhere: no such file or folder; name a folder below repro/);
  expect(await problemOf(folderOf({}))).toMatch(/holds no case\.json and no repro/);
});

// oxfmt-ignore
test.for([
  [text.replace('"seed": 42,', '"seed": x,'),         /case\.json:\d+:\d+: expected JSON: /],
  [text.replace('"seed": 42,', '"seed": "x",'),       /case\.json:\d+:11 \/seed: must be integer$/],
  [text.replace('"purpose"', '"purpos"'),             /case\.json:1:1: must have required property 'purpose'\n.*must NOT have additional properties \("purpos"\)$/],
  [text.replace('"method": "POST"', '"method": 7'),   /case\.json:\d+:\d+ \/steps\/0\/request\/method: must be string$/],
  [text.slice(0, 200),                                /case\.json:\d+:\d+: expected JSON: /],
  ['',                                                /case\.json:1:1: must be object$/],
] as const)('a mistake in a case is named with its place: %#', async ([broken, problem]) => {
  expect(await problemOf(folderOf({ 'case.json': broken }))).toMatch(problem);
});
