import { expect, test } from 'vitest';
import { renderHtml } from './html/html.ts';
import { renderMarkdown } from './markdown.ts';
import { reportOf } from './sample/sample-report.ts';

// oxfmt-ignore
test.for([
  [{ binding: './acme.ts', bindingName: 'acme-http' }, './acme.ts (acme-http)'],
  [{ binding: 'sbi-json' },                            'sbi-json'],
] as const)('the page and the summary show what the binding is called: %o', ([named, shown]) => {
  const report = reportOf([], named);
  expect(renderHtml(report)['index.html']).toContain(`<dt>Wire binding</dt><dd>${shown}</dd>`);
  expect(renderMarkdown(report)['summary.md']).toContain(`binding <code>${shown}</code>`);
});
