import { expect, test } from 'vitest';
import { isThin, missedOf, shareText } from './generated.ts';
import { renderHtml } from './html/html.ts';
import { renderMarkdown } from './markdown.ts';
import { mixedReport } from './sample/mixed.ts';

const generated = { cases: 100, valid: 25, distinct: 80, classes: { short: 100, long: 0 } };

test('a class that stays empty is missed, and the generator to blame when there were enough cases', () => {
  expect(missedOf(generated)).toEqual(['long']);
  expect([isThin(generated), isThin({ ...generated, cases: 99 })]).toEqual([true, false]);
  expect(isThin({ ...generated, classes: { short: 100 } })).toBe(false);
});

test('the share of valid cases is in per cent, and unknown where there are none', () => {
  expect([shareText(generated), shareText({ ...generated, cases: 0, valid: 0 })]).toEqual(['25 %', '']);
});

test('an empty class shows on the page and in the summary', () => {
  const page = renderHtml(mixedReport)['index.html'] ?? '';
  const chapter = page.slice(page.indexOf('id="generation"'), page.indexOf('id="method"'));
  expect(chapter).toMatch(/omitted × 100[^]*class="badge note">empty<\/span> empty/);
  expect(renderMarkdown(mixedReport)['summary.md']).toContain('| <code>REG/BO/expiry</code> | 100 | 1 | 0 % | empty |');
});
