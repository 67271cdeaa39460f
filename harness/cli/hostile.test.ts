import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closed, missing, opened } from '../bench/chromium.ts';
import { readReport } from '../saved/read-report.ts';
import { called, folder } from './called.ts';
import { spoken } from './spoken.ts';

const out = join(folder(), 'out');
const formats = 'html,json,junit,markdown,sarif,ctrf,har,badge,ndjson,github';
const only = ['*/BV/{minimal,full,answer}', '*/BI/ueServiceId/{omitted,empty,null}', 'WIRE/*'].flatMap((glob) => [
  '--only',
  glob,
]);
let [said, code, again] = ['', -1, ''];

const textOf = (name: string): string => readFileSync(join(out, name), 'utf8');
/** Whatever would move a cursor, hide text, or turn it around. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
const control = /(?!\n)\p{Cc}/u;
const filesIn = (): readonly string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(out, name)).isFile());

beforeAll(async () => {
  const server = fork(fileURLToPath(new URL('../bench/hostile.ts', import.meta.url)));
  try {
    const [port] = (await once(server, 'message')) as [number];
    const target = ['--target', `http://127.0.0.1:${port}`];
    const run = await called(['run', ...target, ...only, '--runs', '2', '--report', formats, '--out', out]);
    [said, code] = [run.stdout + run.stderr, run.code];
    const [failed = ''] = readdirSync(join(out, 'repro'));
    const replayed = await spoken(['replay', join(out, 'repro', failed), ...target]);
    again = replayed.stdout + replayed.stderr;
  } finally {
    server.disconnect();
  }
});

afterAll(closed);

describe('what a hostile server answers', { timeout: 120_000 }, () => {
  test('makes it fail, and nothing else', () => {
    expect(code).toBe(1);
    expect(said).toMatch(/^NOT CONFORMANT: /m);
    expect(again).toMatch(/^(?:STILL FAILING|CHANGED|FIXED|BLOCKED)/);
  });

  test('reaches no terminal as it is', () => {
    expect(unseen.exec(said)?.[0]).toBeUndefined();
    expect(unseen.exec(again)?.[0]).toBeUndefined();
    expect(said).toContain(String.raw`\u001b`);
  });

  test('reaches no text for people as it is, and none for machines as a control character', () => {
    const texts = filesIn().filter((name) => /\.(?:html|xml|md|js|sarif|ndjson|har|json)$/.test(name));
    expect(texts.length).toBeGreaterThan(8);
    const wild = texts.filter((name) =>
      (/\.(?:html|xml|md)$/.test(name) ? unseen : control).test(textOf(name).replaceAll('\t', '')),
    );
    expect(wild).toEqual([]);
  });

  test('leaves reports that can be read, none of them large', async () => {
    const { report } = await readReport(join(out, 'report.json'));
    expect(report.results.some(({ verdict }) => verdict === 'fail')).toBe(true);
    expect(report.results.filter(({ verdict }) => verdict === 'error')).toEqual([]);
    // The largest of its answers comes at every fortieth request.
    expect(report.exchangeCount).toBeGreaterThan(80);
    for (const name of ['results.sarif', 'ctrf-report.json', 'evidence.har', 'badge.json'])
      expect(() => JSON.parse(textOf(name)) as unknown).not.toThrow();
    expect(statSync(join(out, 'index.html')).size).toBeLessThan(3_000_000);
  });

  test('runs no script in the page and leaves its files well-formed', async (context) => {
    if (missing !== undefined) context.skip(missing);
    await using visit = await opened(pathToFileURL(join(out, 'index.html')).href, {});
    const { page, trouble, requests } = visit;
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(await page.evaluate('document.querySelectorAll("script, img, iframe").length')).toBe(1);
    expect(requests.toSorted()).toEqual(['index.html', 'report.js', 'style.css']);
    expect(trouble).toEqual([]);
    const root = `new DOMParser().parseFromString(${JSON.stringify(textOf('junit.xml'))}, 'text/xml').documentElement.tagName`;
    expect(await page.evaluate(root)).toBe('testsuites');
  });
});
