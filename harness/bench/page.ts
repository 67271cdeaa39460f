import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderHtml } from '../../reports/html/html.ts';
import type { Report } from '../../reports/report.ts';
import { samples } from '../../reports/sample/samples.ts';
import { closed, missing, opened } from './chromium.ts';
import { ratio, type Row } from './row.ts';

const results = 2000;
const { failing } = samples;
const report: Report = {
  ...failing,
  results: Array.from({ length: results }, (_, at) => {
    const result = failing.results[at % failing.results.length] as Report['results'][number];
    return { ...result, purpose: `${result.purpose}/${at}` };
  }),
};

/** What the page of a run of 2,000 results takes to render and to open, against the same report as JSON. */
export async function pages(rounds: number, scratch: string): Promise<readonly Row[]> {
  const timed = (render: () => string): number => {
    const started = performance.now();
    if (render().length === 0) throw new Error('nothing was rendered');
    return performance.now() - started;
  };
  const pairs = Array.from(
    { length: rounds },
    () =>
      [
        timed(() => Object.values(renderHtml(report)).join('')),
        timed(() => JSON.stringify(report, undefined, 2)),
      ] as const,
  );
  return [
    ratio(`the page of ${results} results, against the same report as JSON`, 'ms', pairs),
    ...(missing === undefined ? [await openings(rounds, scratch)] : []),
  ];
}

/** Until everything is loaded and laid out, its script run. */
async function openings(rounds: number, scratch: string): Promise<Row> {
  const folder = join(scratch, 'page');
  await mkdir(folder, { recursive: true });
  const files = { ...renderHtml(report), 'small.html': renderHtml(failing)['index.html'] ?? '' };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const opening = async (name: string): Promise<number> => {
    await using visit = await opened('about:blank', { viewport: { width: 1280, height: 900 } });
    const started = performance.now();
    await visit.page.goto(pathToFileURL(join(folder, name)).href);
    await visit.page.evaluate('document.body.getBoundingClientRect().height');
    return performance.now() - started;
  };
  const pairs: (readonly [number, number])[] = [];
  try {
    for (let round = 0; round <= rounds; round++)
      pairs.push([await opening('index.html'), await opening('small.html')]);
  } finally {
    await closed();
  }
  return ratio(
    `opening the page of ${results} results, against one of ${failing.results.length}`,
    'ms',
    pairs.slice(1),
  );
}
