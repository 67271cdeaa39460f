import { readFile, writeFile } from 'node:fs/promises';
import { qualityLines, qualityScope } from '../../reports/quality.ts';
import { releaseCard } from './release.ts';

const readme = new URL('../../README.md', import.meta.url);
const place = /(?<=<!-- quality card -->\n)[\s\S]*?(?=<!-- end -->)/;

/** The README as it stands, and as the card of the release wants it. */
export async function readmes(): Promise<{ readonly now: string; readonly wanted: string }> {
  const now = await readFile(readme, 'utf8');
  const card = await releaseCard();
  if (card === undefined || !place.test(now))
    throw new Error('no reports/quality.json, or no place for it in README.md');
  const rows = qualityLines(card).map(([what, result]) => `| ${what} | ${result} |`);
  const table = ['', qualityScope(card), '', '| measured | result |', '|---|---|', ...rows, '', ''].join('\n');
  return { now, wanted: now.replace(place, table) };
}

if (import.meta.main) await writeFile(readme, (await readmes()).wanted);
