import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closed, missing, opened } from '../../harness/bench/chromium.ts';
import { differenceOf } from '../difference.ts';
import { renderers } from '../renderers.ts';
import { sampleQuality } from '../sample/sample-quality.ts';
import { samples } from '../sample/samples.ts';
import { renderMatrixHtml } from './compared.ts';
import { renderDifferenceHtml } from './difference.ts';

let folder = '';

const labelled = Object.entries(samples).map(([label, report]) => ({ label, report }));
const [one, other] = [
  { label: 'failing', report: samples.failing },
  { label: 'mixed', report: samples.mixed },
];
const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(labelled.map(({ label, report }) => [label, renderers.html.files(report, sampleQuality)])),
  difference: renderDifferenceHtml(differenceOf(one, other)),
  matrix: renderMatrixHtml(labelled),
};

const placeOf = (name: string): string =>
  join(folder, name, Object.keys(pages[name] ?? {}).find((file) => file.endsWith('.html')) ?? '');

beforeAll(async () => {
  // The default reporter prints no skip notes, so the note alone would leave a green line.
  if (missing !== undefined) return process.emitWarning(missing);
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  for (const [name, files] of Object.entries(pages)) {
    await mkdir(join(folder, name));
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, name, file), text);
  }
});

afterAll(async () => {
  await closed();
  await rm(folder, { recursive: true, force: true });
});

beforeEach((context) => {
  if (missing !== undefined) context.skip(missing);
});

const fileUrl = (name: string): string => pathToFileURL(placeOf(name)).href;

const desktop = { viewport: { width: 1280, height: 900 } };
const telephone = { width: 390, height: 844 };

const broken = `[...document.links].map((link) => link.hash)
  .filter((hash) => !document.getElementById(decodeURIComponent(hash.slice(1))))`;
const overhang = 'document.documentElement.scrollWidth - innerWidth';

test.for(Object.entries(samples))(
  'the page of the %s sample opens from a file, without JavaScript, on a desktop and on a telephone',
  async ([name, report]) => {
    await using visit = await opened(fileUrl(name), { ...desktop, javaScriptEnabled: false });
    const { page, trouble, requests } = visit;
    const heading = page.getByRole('heading', { level: 1 });
    expect(await heading.textContent()).toBe(report.sentence);
    expect(await heading.isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
    expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
    await page.setViewportSize(telephone);
    expect(await page.evaluate(overhang)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(broken)).toEqual([]);
    expect(requests.filter((file) => file !== 'report.js')).toEqual(['index.html', 'style.css']);
    expect(trouble).toEqual([]);
  },
);

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const breaches = (rules: readonly string[]): string =>
  `axe.run(document, { preload: false, runOnly: ${JSON.stringify(rules)} })
  .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' ')))`;

test.for(['conformant', 'failing', 'difference', 'matrix'])(
  'axe finds nothing on the page %s in both schemes, on a desktop and on a telephone, with all of it open',
  async (name) => {
    // The policy of the page would keep the examination out as well.
    await using visit = await opened(fileUrl(name), { ...desktop, bypassCSP: true });
    const { page, trouble } = visit;
    await page.evaluate('for (const part of document.querySelectorAll("details")) part.open = true');
    // What is out of sight has no size before it is laid out.
    await page.addStyleTag({ content: '* { content-visibility: visible !important }' });
    await page.evaluate(axe.source);
    expect(await page.evaluate(breaches(wcag))).toEqual([]);
    // Colours depend on the scheme, sizes and what scrolls on the width.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate(breaches(['color-contrast', 'link-in-text-block']))).toEqual([]);
    await page.setViewportSize(telephone);
    expect(await page.evaluate(breaches(['target-size', 'scrollable-region-focusable']))).toEqual([]);
    expect(trouble).toEqual([]);
  },
);

test('Under the content policy of Jenkins the page shows everything and asks for nothing else', async () => {
  const policy = "sandbox; default-src 'none'; img-src 'self'; style-src 'self';";
  const server = createServer((request, response) => {
    const file = pages['failing']?.[request.url?.slice(1) ?? ''];
    const type = request.url?.endsWith('.css')
      ? 'text/css'
      : request.url?.endsWith('.js')
        ? 'text/javascript'
        : 'text/html';
    response
      .writeHead(file === undefined ? 204 : 200, { 'Content-Type': type, 'Content-Security-Policy': policy })
      .end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`;
    await using visit = await opened(url, desktop);
    const { page, trouble } = visit;
    expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
    expect(await page.locator('article.failure').first().isVisible()).toBe(true);
    expect(await page.locator('search').count()).toBe(0);
    // Only the script, which the policy forbids and the page can do without.
    expect(trouble.filter((text) => !/report\.js|script/i.test(text))).toEqual([]);
  } finally {
    server.close();
  }
});

test('An XML parser accepts every junit.xml', async () => {
  await using visit = await opened('about:blank', {});
  const xmls = Object.values(samples).map((report) => renderers.junit.files(report)['junit.xml']);
  const errors = `${JSON.stringify(xmls)}.map((xml) => new DOMParser().parseFromString(xml, 'text/xml'))
    .map((parsed) => parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.tagName)`;
  expect(await visit.page.evaluate(errors)).toEqual(xmls.map(() => 'testsuites'));
});
