import { describe, expect, test } from 'vitest';
import type { QualityCard } from '../quality.ts';
import type { Report } from '../report.ts';
import { conformantReport } from '../sample/conformant.ts';
import { failingReport } from '../sample/failing.ts';
import { mixedReport } from '../sample/mixed.ts';
import { sampleQuality } from '../sample/sample-quality.ts';
import { exchangeOf, hostile, reportOf, resultOf } from '../sample/sample-report.ts';
import { samples } from '../sample/samples.ts';
import { renderHtml } from './html.ts';

const pageOf = (report: Report, quality?: QualityCard): string => renderHtml(report, quality)['index.html'] ?? '';
const tagsOf = (page: string): readonly string[] => page.match(/<[a-z!/][^>]*>/gi) ?? [];

describe.for(Object.entries(samples))('The page of the %s sample', ([, report]) => {
  const page = pageOf(report, sampleQuality);
  const tags = tagsOf(page);

  test('has one script that it can do without, no inline style and no event handler', () => {
    expect(tags.filter((tag) => /^<script/i.test(tag))).toEqual(['<script src="report.js">']);
    expect(tags.filter((tag) => /^<(?:style|iframe|object|embed|base|form|img)\b/i.test(tag))).toEqual([]);
    const names = tags.filter((tag) => !tag.startsWith('<script')).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
    expect(names.filter((tag) => /\s(?:style|on[a-z]+|src|srcdoc)=/i.test(tag))).toEqual([]);
  });

  test('refers to nothing but itself and its files', () => {
    const references = tags.flatMap((tag) => /\shref="([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(references.filter((reference) => reference !== 'style.css' && !reference.startsWith('#'))).toEqual([]);
  });

  test('has a target for every link, and every id once', () => {
    const ids = tags.flatMap((tag) => /\sid="([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const links = tags.flatMap((tag) => /\shref="#([^"]*)"/.exec(tag)?.[1] ?? []);
    expect(links.filter((link) => !ids.includes(link))).toEqual([]);
  });

  test('forbids in its policy what it does not need', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'");
    expect(policy).toBe(
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'",
    );
  });

  test('holds no control character but line breaks and tabs', () => {
    expect(page).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  test('gives every table a caption, every head cell a scope, and skips no heading level', () => {
    expect(page.split('<table>').length).toBe(page.split('<caption>').length);
    expect(tags.filter((tag) => tag.startsWith('<th ') && !tag.includes('scope='))).toEqual([]);
    const levels = tags.flatMap((tag) => /^<h([1-6])/.exec(tag)?.[1] ?? []).map(Number);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });
});

test('Chapters come in the order of questions: verdict, not tested, failures, requirements, results', () => {
  const found = [
    '<h1>',
    'id="omissions"',
    'id="violations"',
    'id="deviations"',
    'id="provisionals"',
    'id="matrix"',
    'id="results"',
    'id="pics"',
    'id="method"',
  ];
  const places = found.map((part) => pageOf(mixedReport).indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test('Where something is broken, that stands before what was not tested, in the page and in its navigation', () => {
  const page = pageOf(failingReport);
  expect(page.indexOf('id="violations"')).toBeLessThan(page.indexOf('id="omissions"'));
  expect(page.indexOf('href="#violations"')).toBeLessThan(page.indexOf('href="#omissions"'));
});

test('Failures with one cause stand together', () => {
  expect(pageOf(failingReport).match(/<section class="cause violation">/g)).toHaveLength(2);
  expect(pageOf(failingReport).match(/<article\s+class="failure"/g)).toHaveLength(3);
  expect(pageOf(failingReport).match(/<div class="sequence"/g)).toHaveLength(3);
});

test('A wrong answer stands beside those that would have been right', () => {
  const items = /<ul class="accepted"[^>]*>(.*?)<\/ul>/s.exec(pageOf(failingReport))?.[1]?.match(/<li>[^<]*/g);
  expect(items).toEqual(['<li>2xx, with /result &quot;FAILURE&quot;', '<li>300 to 999']);
});

test('A requirement that gates only in a strict run is calm outside of one', () => {
  expect(pageOf(mixedReport)).not.toContain('badge bad">violated');
  expect(pageOf({ ...mixedReport, strict: true })).toContain('badge bad">violated');
});

test('A page of 2,000 results stays below 3 MB, whatever they hold', () => {
  const body = { text: hostile.repeat(40), bytes: 9000, cut: false };
  const exchange = {
    ...exchangeOf('register', 201, ''),
    response: { status: 201, reason: 'Created', headers: [], body },
  };
  const results = Array.from({ length: 2000 }, (_, index) => {
    const [failing] = failingReport.results;
    const changes = index % 2 === 0 ? {} : { ...failing, exchanges: [exchange, exchange] };
    return resultOf(`REG/BI/ie-${index}/omitted`, { ...changes, purpose: `REG/BI/ie-${index}/omitted` });
  });
  const page = pageOf(reportOf(results));
  expect(new TextEncoder().encode(page).length).toBeLessThan(3_000_000);
  expect(page.match(/<details\s+class="result"/g)).toHaveLength(2000);
  expect(page).toContain('more with the same cause; their exchanges are in report.json');
  // What takes a browser long is elements and not bytes.
  expect(page.match(/<[a-z]/g)?.length).toBeLessThan(80_000);
  expect(page.match(/<article/g)?.length).toBeGreaterThan(5);
});

test('The method says how far the verdicts can be trusted, where that was measured', () => {
  const page = pageOf(conformantReport, sampleQuality);
  expect(page).toContain('208 of 208 (100.0 %)');
  expect(page).toContain('0 in 1340 runs of 67 servers; the rate is below 0.23 % (95 % confidence)');
  expect(page).toContain('failed in 0 of 20 runs, inconclusive in 3');
  expect(pageOf(conformantReport)).not.toContain('can be trusted');
});
