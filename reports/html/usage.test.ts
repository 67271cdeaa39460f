import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { closed, missing, opened } from '../../harness/bench/chromium.ts';
import { inSingleFiles } from '../../harness/cli/single-file.ts';
import { samples } from '../sample/samples.ts';
import { renderHtml } from './html.ts';

let url = '';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-'));
  for (const [file, text] of Object.entries(renderHtml(samples.failing))) await writeFile(join(folder, file), text);
  url = pathToFileURL(join(folder, 'index.html')).href;
});

afterAll(async () => {
  await closed();
  await rm(folder, { recursive: true, force: true });
});

beforeEach((context) => {
  if (missing !== undefined) context.skip(missing);
});

const shown = (page: Page, selector: string): Promise<number> =>
  page.locator(selector).filter({ visible: true }).count();
const focused = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.closest("[id]")?.id ?? ""') as Promise<string>;

test('search and filters leave what is asked for, and say how much that is', async () => {
  await using visit = await opened(url, {});
  const { page, trouble } = visit;
  const status = page.getByRole('status');
  await page.keyboard.press('/');
  await page.keyboard.type('ueServiceId NULL');
  expect(await status.textContent()).toBe('Shown: 1 of 3 failures, 1 of 3 requirements, 1 of 4 results.');
  expect(await shown(page, 'article.failure')).toBe(1);
  expect(await shown(page, '.cause')).toBe(1);
  expect(await shown(page, '#pics')).toBe(0);
  await page.keyboard.press('Escape');
  await page.getByText('Filter', { exact: true }).click();
  await page.getByRole('button', { name: 'pass' }).click();
  expect(await status.textContent()).toBe('Shown: 0 of 3 failures, 1 of 3 requirements, 1 of 4 results.');
  await page.getByRole('button', { name: 'fail' }).click();
  await page.locator('.panel select').nth(1).selectOption('R-04');
  expect(await status.textContent()).toBe('Shown: 1 of 3 failures, 1 of 3 requirements, 1 of 4 results.');
  await page.getByRole('button', { name: 'Show all' }).click();
  expect([await status.textContent(), await shown(page, 'article.failure')]).toEqual(['', 3]);
  await page.locator('.panel select').nth(0).selectOption('TS 23.554 8.2.3');
  expect(await status.textContent()).toMatch(/^Shown: /);
  await page.evaluate('location.hash = "#pics"');
  await page.locator('#pics').waitFor({ state: 'visible' });
  expect(await status.textContent()).toBe('');
  expect(trouble).toEqual([]);
});

test('keys go from failure to failure and from result to result, and can be turned off', async () => {
  await using visit = await opened(url, {});
  const { page, trouble } = visit;
  const stops: string[] = [];
  for (const key of ['f', 'f', 'k', 'f', 'f', 'j', 'j']) {
    await page.keyboard.press(key);
    stops.push(await focused(page));
  }
  const failures = ['fail-REG/BI/ueServiceId/omitted', 'fail-REG/BI/ueServiceId/null', 'fail-REG/PB/unicode'] as const;
  const [first, second, third] = failures;
  const results = samples.failing.results.map(({ purpose }) => `tp-${purpose}`);
  expect(stops).toEqual([first, second, first, second, third, results[0], results[1]]);
  await page.keyboard.press('Enter');
  expect(await page.locator('details.result').nth(1).getAttribute('open')).toBe('');
  await page.getByText('Filter', { exact: true }).click();
  await page.locator('.keys input').uncheck();
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('f');
  expect(await focused(page)).not.toMatch(/^fail-/);
  expect(trouble).toEqual([]);
});

test('a link to a result opens it', async () => {
  await using visit = await opened(`${url}#tp-REG/BV/minimal`, {});
  expect(await visit.page.locator('[id="tp-REG/BV/minimal"]').getAttribute('open')).toBe('');
});

test('a page for mail has its style and its script in it, and nothing else is let in', async () => {
  const file = join(folder, 'mail.html');
  await writeFile(file, inSingleFiles(renderHtml(samples.failing))['index.html'] ?? '');
  await using visit = await opened(pathToFileURL(file).href, {});
  const { page, trouble, requests } = visit;
  expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
  expect(await shown(page, 'search')).toBe(1);
  expect([requests, trouble]).toEqual([['mail.html'], []]);
});

test('on paper every failure is whole, and nothing is there to be clicked', async () => {
  await using visit = await opened(url, { javaScriptEnabled: false, colorScheme: 'dark' });
  const { page } = visit;
  await page.emulateMedia({ media: 'print' });
  expect(await shown(page, 'nav, .skip, search')).toBe(0);
  const exchanges = page.locator('.failure .exchange');
  expect(await shown(page, '.failure .exchange .pair')).toBe(await exchanges.count());
  expect(await shown(page, '.sequence svg')).toBe(3);
  expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe('rgb(255, 255, 255)');
  const cut = `[...document.querySelectorAll('main *')].filter((part) => part.clientWidth > 0 &&
    part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible').map((part) => part.className)`;
  await page.setViewportSize({ width: 720, height: 1000 });
  expect(await page.evaluate(cut)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-');
});
