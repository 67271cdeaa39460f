import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderHtml } from '../../reports/html/html.ts';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { run } from '../engine/run.ts';
import { startReference } from '../reference/reference.ts';
import { mountRig } from '../rig.ts';
import { closed, missing, opened } from './chromium.ts';
import { ratio, type Row } from './row.ts';

const results = 2000;

/** The report of a run against a server that does not check credentials, and one of many more results of the same kinds. */
async function reports(): Promise<readonly [large: Report, plain: Report]> {
  const report = await reported('register-any-credential');
  const many = Array.from({ length: results }, (_, at) => {
    const result = report.results[at % report.results.length] as Report['results'][number];
    return { ...result, purpose: `${result.purpose}/${at}` };
  });
  return [{ ...report, results: many }, report];
}

async function reported(fault: string): Promise<Report> {
  await using server = await startReference({ fault });
  await using rig = await mountRig(await configOf({ name: '', text: '' }, { target: server.url, runs: '5' }, {}));
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

/** What the page of a run of 2,000 results takes to render and to open, against the same report as JSON. */
export async function pages(rounds: number, scratch: string): Promise<readonly Row[]> {
  const [report, plain] = await reports();
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
    ...(missing === undefined ? [await openings(rounds, { folder: join(scratch, 'page'), report, plain })] : []),
  ];
}

/** Until everything is loaded and laid out, its script run. */
async function openings(
  rounds: number,
  { folder, report, plain }: { readonly folder: string; readonly report: Report; readonly plain: Report },
): Promise<Row> {
  await mkdir(folder, { recursive: true });
  const files = { ...renderHtml(report), 'small.html': renderHtml(plain)['index.html'] ?? '' };
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
  return ratio(`opening the page of ${results} results, against one of ${plain.results.length}`, 'ms', pairs.slice(1));
}
