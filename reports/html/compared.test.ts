import { expect, test } from 'vitest';
import { differenceOf } from '../difference.ts';
import { renderMatrixMarkdown } from '../matrix-markdown.ts';
import { hostile } from '../sample/sample-report.ts';
import { samples } from '../sample/samples.ts';
import { renderMatrixHtml } from './compared.ts';
import { renderDifferenceHtml } from './difference.ts';

const reports = Object.entries(samples).map(([label, report]) => ({ label, report }));
const [one, other] = [
  { label: hostile, report: samples.failing },
  { label: 'mixed', report: samples.mixed },
];

test('the matrix has a column for each report and a row for each requirement of any', () => {
  const page = renderMatrixHtml(reports)['matrix.html'] ?? '';
  for (const { label } of reports) expect(page).toContain(`<th scope="col">${label}</th>`);
  expect(page.match(/<tr\s+id="req-/g)).toHaveLength(
    new Set(reports.flatMap(({ report }) => report.requirements.map(({ id }) => id))).size,
  );
  expect(page).toMatch(/id="req-R-30"\s+class="differs broken-row"/);
});

test('the matrix says every verdict once, with what it rests on', () => {
  const page = renderMatrixHtml(reports)['matrix.html'] ?? '';
  expect(page).not.toMatch(/<\/span>\s*NOT CONFORMANT/);
  expect(page).toMatch(/NOT CONFORMANT<\/span>\s*2 requirements are violated/);
});

test('the matrix says the same in Markdown', () => {
  const lines = (renderMatrixMarkdown(reports)['matrix.md'] ?? '').split('\n');
  expect(lines[0]).toBe('| Requirement | Level | conformant | failing | known | mixed | unusable |');
  expect(lines[2]).toContain('**NOT CONFORMANT**');
  expect(lines.some((line) => line.startsWith('| **R-30 '))).toBe(true);
});

test.for([
  ['matrix', renderMatrixHtml([one, other])['matrix.html']],
  ['difference', renderDifferenceHtml(differenceOf(one, other))['difference.html']],
] as const)('the page of a %s holds no markup of a server, and nothing that does not show', ([, page = '']) => {
  expect(page).not.toMatch(/<img|<script|(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const links = [...page.matchAll(/\shref="#([^"]*)"/g)].map(([, id]) => id);
  expect(links.filter((link) => !ids.includes(link))).toEqual([]);
});
