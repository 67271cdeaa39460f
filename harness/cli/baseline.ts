import { readFile } from 'node:fs/promises';
import { baselineLines, entryLine, explainedLines } from '../../reports/baseline-text.ts';
import { regated } from '../../reports/regated.ts';
import type { Report } from '../../reports/report.ts';
import { verdictText } from '../../reports/terminal.ts';
import { entriesText, withEntries, withoutEntries } from '../baseline/edit.ts';
import { newEntries } from '../baseline/new-entries.ts';
import { baselineOf, readBaseline } from '../baseline/read-baseline.ts';
import { readReport } from '../saved/read-report.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';
import type { BaselineInitOptions, BaselineOptions } from './report-commands.ts';

const dayMs = 86_400_000;
const dayIn = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

/** Writes an entry for everything that keeps the gate from passing. */
export async function initCommand(
  file: string,
  { baseline, owner, days, force = false }: BaselineInitOptions,
): Promise<void> {
  if (!/^[1-9]\d{0,3}$/.test(days))
    throw new UsageError([`--days: expected an integer from 1 to 9999, got ${JSON.stringify(days)}`]);
  if (owner.trim() === '') throw new UsageError(['--owner: expected a non-empty text, got ""']);
  const { report } = await readReport(file);
  if (report.verdict === 'NOT USABLE')
    throw new UsageError([`${file}: ${report.sentence} There is nothing to accept.`]);
  const before = await textIn(baseline);
  if (before !== undefined && !force)
    throw new UsageError([
      `${baseline} exists; it stays as it is. Name another file with --baseline, or go on from it with --force.`,
    ]);
  const terms = { owner, expires: dayIn(Number(days)) };
  const judged = before === undefined ? report : await judgedBy(report, baseline, before);
  const added = newEntries(judged, terms);
  const text =
    before === undefined
      ? `${heading}${entriesText(added, '  ') || '  []\n'}`
      : withEntries(withoutGone(before, judged), added);
  await baselineOf(baseline, text);
  await written(baseline, text);
  const entries = added.length === 1 ? '1 new entry' : `${added.length} new entries`;
  console.log(
    `${baseline} has ${entries}, accepted until ${terms.expires}; give each a reason, or mend what it is about.`,
  );
}

const heading = `# Known deviations: they stay deviations, and the gate lets them pass. Each has an owner, and an end or a reference.
entries:
`;

/** Judges a report by the list, and returns the exit code. */
export async function checkCommand(file: string, { baseline }: BaselineOptions): Promise<number> {
  const report = await judged(file, baseline);
  for (const line of baselineLines(report)) console.log(line);
  console.log(verdictText(report));
  return report.exitCode;
}

/** Takes out what is stale or expired. */
export async function pruneCommand(file: string, { baseline }: BaselineOptions): Promise<void> {
  const report = await judged(file, baseline);
  const before = (await textIn(baseline)) ?? '';
  const gone = report.baseline?.entries.filter(isGone) ?? [];
  for (const entry of gone) console.log(entryLine(entry));
  if (gone.length > 0) await written(baseline, withoutGone(before, report));
  console.log(`${gone.length} of ${report.baseline?.entries.length ?? 0} entries of ${baseline} taken out.`);
}

/** Says of every entry what it does now. */
export async function explainCommand(file: string, { baseline }: BaselineOptions): Promise<void> {
  const report = await judged(file, baseline);
  for (const line of explainedLines(report)) console.log(line);
  console.log(verdictText(report));
}

type Entries = NonNullable<Report['baseline']>['entries'];

const isGone = ({ state }: Entries[number]): boolean => state === 'stale' || state === 'expired';

const withoutGone = (text: string, { baseline }: Report): string =>
  withoutEntries(text, new Set((baseline?.entries ?? []).flatMap((entry, at) => (isGone(entry) ? [at] : []))));

async function judged(file: string, baseline: string): Promise<Report> {
  const { report } = await readReport(file);
  const known = await readBaseline(baseline);
  return known === undefined ? report : regated(report, known, dayIn(0));
}

const judgedBy = async (report: Report, baseline: string, text: string): Promise<Report> =>
  regated(report, await baselineOf(baseline, text), dayIn(0));

const textIn = (file: string): Promise<string | undefined> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UsageError([`${file}: cannot be read (${error.code}); name another file with --baseline`]);
  });

async function written(file: string, text: string): Promise<void> {
  try {
    await writeWhole(file, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError([`${file}: cannot be written (${code}); name another file with --baseline`]);
  }
}
