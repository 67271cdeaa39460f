import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderMatrixHtml } from '../../reports/html/compared.ts';
import { renderHtml } from '../../reports/html/html.ts';
import { samples } from '../../reports/sample/samples.ts';
import { inSingleFiles } from './single-file.ts';

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
