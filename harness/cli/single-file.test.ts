import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { renderMatrixHtml } from '../../reports/html/compared.ts';
import { renderHtml } from '../../reports/html/html.ts';
import { samples } from '../../reports/sample/samples.ts';
import { folder } from './called.ts';
import { inSingleFiles } from './single-file.ts';
import { spoken } from './spoken.ts';

test.for([
  ['report', 'index.html', renderHtml(samples.failing)],
  ['matrix', 'matrix.html', renderMatrixHtml([{ label: 'one', report: samples.mixed }])],
] as const)('the page of a %s holds everything itself, and lets in nothing else', ([, name, files]) => {
  const single = inSingleFiles(files);
  expect(Object.keys(single)).toEqual([name]);
  const page = single[name] ?? '';
  expect(page).not.toMatch(/style\.css"|src="|&#39;self&#39;; script|style-src &#39;self/);
  const parts = [...page.matchAll(/<(style|script)>(.*?)<\/\1>/gs)];
  expect(parts.map(([, tag]) => tag)).toEqual(name === 'index.html' ? ['style', 'script'] : ['style']);
  for (const [, tag, text = ''] of parts) {
    const hash = createHash('sha256').update(text).digest('base64');
    expect(page).toContain(`${tag}-src &#39;sha256-${hash}&#39;`);
  }
});

test('other files stay as they are', () => {
  expect(inSingleFiles({ 'report.json': '{}', 'style.css': '' })).toEqual({ 'report.json': '{}' });
});

test('run, merge, diff and matrix write one page with --single-file, and no style or script beside it', async () => {
  const cwd = folder();
  const ran = [
    'run',
    '--shard',
    '1/1',
    '--only',
    'REG/BV/minimal',
    '--runs',
    '1',
    '--report',
    'html,json',
    '--out',
    'ran',
  ];
  const report = join('ran', 'report.json');
  expect((await spoken([...ran, '--single-file'], cwd)).code).toBe(4);
  await Promise.all(
    [
      ['merge', report, '--report', 'html', '--out', 'merged'],
      ['diff', report, report, '--report', 'html', '--out', 'diff'],
      ['matrix', report, '--report', 'html', '--out', 'matrix'],
    ].map((args) => spoken([...args, '--single-file'], cwd)),
  );
  expect(['ran', 'merged', 'diff', 'matrix'].map((name) => readdirSync(join(cwd, name)).toSorted())).toEqual([
    ['index.html', 'report.json'],
    ['index.html'],
    ['difference.html'],
    ['matrix.html'],
  ]);
  const page = readFileSync(join(cwd, 'ran', 'index.html'), 'utf8');
  expect(page).toMatch(/<style>:root \{.*<script>'use strict';/s);
  expect(page).not.toMatch(/style\.css"|src="/);
});
