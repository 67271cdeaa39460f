import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Why there is no browser; undefined where there is one. */
export const missing = existsSync(executablePath)
  ? undefined
  : `${executablePath} is missing: apt-get install chromium, or set CHROMIUM to its path`;

/** A page, and everything that it complained about or asked for. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly trouble: readonly string[];
  /** Names of files. */
  readonly requests: readonly string[];
}

let browser: Promise<Browser> | undefined;

/** Opens a page in a browser without a window, and without a wish to call home; the browser stays until `closed`. */
export async function opened(url: string, look: BrowserContextOptions): Promise<Visit> {
  browser ??= chromium.launch({
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
  const context = await (await browser).newContext(look);
  const page = await context.newPage();
  const trouble: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => trouble.push(dialog.message()));
  page.on('requestfailed', (request) => trouble.push(`failed: ${request.url()}`));
  page.on('request', (request) => requests.push(request.url().replace(/.*\//, '')));
  await page.goto(url);
  return { page, trouble, requests, [Symbol.asyncDispose]: () => context.close() };
}

/** Ends the browser. */
export async function closed(): Promise<void> {
  const last = await browser;
  browser = undefined;
  await last?.close();
}
