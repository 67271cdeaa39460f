import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { renderers } from '../renderers.ts';
import { sampleQuality } from '../sample/sample-quality.ts';
import { samples } from '../sample/samples.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const isInstalled = existsSync(executablePath);
const missing = `${executablePath} is missing: apt-get install chromium, or set CHROMIUM to its path`;
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface Visit {
  readonly page: Page;
  readonly trouble: readonly string[];
  readonly requests: readonly string[];
}

vi.setConfig({ testTimeout: 120_000, hookTimeout: 30_000 });

let folder = '';
let browser: Browser | undefined;

async function write(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await Promise.all(Object.entries(files).map(([file, text]) => writeFile(join(folder, name, file), text)));
}

beforeAll(async () => {
  // The default reporter prints no skip notes, so the note alone would leave a green line.
  if (!isInstalled) return process.emitWarning(missing);
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  for (const [name, report] of Object.entries(samples)) {
    for (const { files } of Object.values(renderers)) await write(name, files(report, sampleQuality));
  }
  browser = await chromium.launch({ executablePath, args });
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach((context) => {
  if (!isInstalled) context.skip(missing);
});

/** A page, and everything that it complained about or asked for. */
async function opened(name: string, context: BrowserContext): Promise<Visit> {
  const page = await context.newPage();
  const trouble: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => trouble.push(dialog.message()));
  page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()}`));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(join(folder, name, 'index.html')).href);
  return { page, trouble, requests };
}

const looks: readonly (readonly [string, BrowserContextOptions])[] = [
  ['a light desktop', { viewport: { width: 1280, height: 900 } }],
  ['a dark desktop', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['a telephone', { viewport: { width: 390, height: 844 } }],
];

const broken = `[...document.links].map((link) => link.hash)
  .filter((hash) => !document.getElementById(decodeURIComponent(hash.slice(1))))`;

describe.for(looks)('On %s', ([, look]) => {
  let context: BrowserContext | undefined;

  beforeAll(async () => {
    context = await browser?.newContext({ javaScriptEnabled: false, ...look });
  });

  test.for(Object.entries(samples))(
    'the page of the %s sample opens from a file, without JavaScript',
    async ([name, report]) => {
      if (context === undefined) throw new Error('browser.test.ts: Chromium did not start');
      const { page, trouble, requests } = await opened(name, context);
      const heading = page.getByRole('heading', { level: 1 });
      expect(await heading.textContent()).toBe(report.sentence);
      expect(await heading.isVisible()).toBe(true);
      expect(await page.evaluate('getComputedStyle(document.body).maxWidth')).not.toBe('none');
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await page.evaluate(broken)).toEqual([]);
      expect(requests.map((url) => url.replace(/.*\//, ''))).toEqual(['index.html', 'style.css']);
      expect(trouble).toEqual([]);
      await page.close();
    },
  );
});

test('An XML parser accepts every junit.xml', async () => {
  const page = await browser?.newPage();
  const xmls = Object.values(samples).map((report) => renderers.junit.files(report)['junit.xml']);
  const errors = `${JSON.stringify(xmls)}.map((xml) => new DOMParser().parseFromString(xml, 'text/xml'))
    .map((parsed) => parsed.querySelector('parsererror')?.textContent ?? parsed.documentElement.tagName)`;
  expect(await page?.evaluate(errors)).toEqual(xmls.map(() => 'testsuites'));
  await page?.close();
});
