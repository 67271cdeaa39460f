import { describe, expect, test } from 'vitest';
import { escapeMarkdown, renderMarkdown } from './markdown.ts';
import type { Report } from './report.ts';
import { failingReport } from './sample/failing.ts';
import { mixedReport } from './sample/mixed.ts';
import { reportOf, resultOf } from './sample/sample-report.ts';
import { samples } from './sample/samples.ts';

const markdownOf = (report: Report): string => renderMarkdown(report)['summary.md'] ?? '';

test.for([
  ['a|b', 'a&#124;b'],
  ['`x`', '&#96;x&#96;'],
  ['<img src=x>', '&lt;img src=x&gt;'],
  ['a\r\nb', String.raw`a\\r\\nb`],
  ['**b** _i_ ~s~', String.raw`\*\*b\*\* \_i\_ \~s\~`],
  ['[x](y) ![z]', String.raw`\[x\](y) \!\[z\]`],
  [String.raw`\|`, String.raw`\\&#124;`],
  ['https://evil.example', 'https:&#47;&#47;evil.example'],
  ['www.evil.example', 'www&#46;evil.example'],
  ['@team #1', String.raw`&#64;team \#1`],
  ['$x$', String.raw`\$x\$`],
] as const)('%j is escaped', ([text, escaped]) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

describe.for(Object.entries(samples))('summary.md of the %s sample', ([, report]) => {
  test('says the verdict first', () => {
    expect(markdownOf(report).split('\n')[0]).toBe(`**${escapeMarkdown(report.sentence)}**`);
  });

  test('has as many cells in each row as in the head of its table', () => {
    for (const rows of markdownOf(report).matchAll(/(?:^\|.*\n)+/gm)) {
      const widths = rows[0]
        .trim()
        .split('\n')
        .map((row) => row.split('|').length);
      expect(new Set(widths).size).toBe(1);
    }
  });

  test('lets no markup of the server through', () => {
    expect(markdownOf(report).replaceAll(/<\/?code>/g, '')).not.toMatch(/<|`|:\/\//);
  });
});

test('A failure shows its requirement, what was expected and got, and how to replay it', () => {
  expect(markdownOf(failingReport)).toMatch(
    /## Failures\n\n\| Purpose \| Requirement \| Clause \| Expected \| Got \| Replay \|/,
  );
  expect(markdownOf(failingReport)).toMatch(
    /\| <code>.*<\/code> \| <code>R-30<\/code> \| .*8\.2\.3-1.* \| a rejection, .* \| 201 Created .* \| <code>npx /,
  );
});

const headingsOf = (report: Report): readonly (string | undefined)[] =>
  [...markdownOf(report).matchAll(/^## (.*)$/gm)].map(([, title]) => title);

test('What failed stands first, then what has no verdict, then what was not tested', () => {
  expect(headingsOf(failingReport)[0]).toBe('Failures');
  expect(headingsOf(mixedReport)).toEqual([
    'No verdict',
    'Not tested',
    'Deviations from a should',
    'Provisional, never gating',
    'Counts',
    'Generated cases',
  ]);
});

test('Fewer rows stand where the whole would be more than GitHub takes', () => {
  const bars = '|'.repeat(4000);
  const broken = { requirement: 'R-30', clause: bars, layer: 'procedure', expected: bars, got: bars } as const;
  const results = (['shall', 'should'] as const).flatMap((level) =>
    Array.from({ length: 80 }, () => ({
      ...resultOf('REG/BI/x', { verdict: 'fail' }),
      level,
      replay: bars,
      failure: { ...broken, level },
    })),
  );
  const text = markdownOf(reportOf(results, { sentence: bars.repeat(100) }));
  const more = [...text.matchAll(/And (\d+) more, in index\.html\./g)].map(([, count]) => count);
  expect([Buffer.byteLength(text) < 1_048_576, more]).toEqual([true, ['60', '60']]);
});

test('A long table is cut and says so', () => {
  const many = reportOf(
    Array.from({ length: 60 }, () => failingReport.results[0]).filter((result) => result !== undefined),
  );
  expect(markdownOf(many)).toContain('And 10 more, in index.html.');
});
