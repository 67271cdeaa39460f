import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why there is no browser; undefined where there is one. */
export const missing = existsSync(executablePath)
  ? undefined
  : `${executablePath} is missing: apt-get install chromium, or set CHROMIUM to its path`;

/** A page in a browser of its own, and everything that it complained about or asked for. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly trouble: readonly string[];
  /** Names of files. */
  readonly requests: readonly string[];
}

/** Opens a page in a browser without a window, and without a wish to call home. */
export async function opened(url: string, look: BrowserContextOptions): Promise<Visit> {
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage(look);
  const trouble: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => trouble.push(dialog.message()));
  page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()}`));
  page.on('request', (request) => requests.push(request.url().replace(/.*\//, '')));
  await page.goto(url);
  return { page, trouble, requests, [Symbol.asyncDispose]: () => browser.close() };
}
