import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { rendererOf } from '../../reports/renderers.ts';
import type { Report } from '../../reports/report.ts';
import { renderRepro } from '../../reports/repro/repro.ts';
import { makeFolder } from '../make-folder.ts';
import { probeFolder } from '../probe-folder.ts';
import { releaseCard } from '../selftest/release.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';
import { eventFile } from './event-log.ts';
import { removeFormer } from './former.ts';
import { placedIn } from './placed.ts';
import { inSingleFiles } from './single-file.ts';

/** Throws UsageError where no report can be written, so that nothing is sent for a report that nobody will see. */
export const checkFolder = (out: string): Promise<void> => writing(() => probeFolder(out));

/** Which formats, and whether a page is to hold its style and script itself. */
export interface Wanted {
  readonly formats: readonly string[];
  readonly singleFile?: boolean | undefined;
  /** Reports that this one was made from: they stay, whatever their folder and names are. */
  readonly sources?: readonly string[];
}

/** Writes the reports in the given formats and returns the names of the files, the page for people first. */
export async function writeReports(
  given: Report,
  out: string,
  { formats, singleFile = false, sources = [] }: Wanted,
): Promise<readonly string[]> {
  const report = placedIn(out, given);
  const quality = await releaseCard();
  const all = formats.flatMap((format) => Object.entries(rendererOf(format)?.files(report, quality) ?? {}));
  const files = Object.fromEntries(all);
  const names = await writeFiles(singleFile ? inSingleFiles(files) : files, out);
  const isEventful = formats.includes('ndjson');
  const spared = [...names, ...(isEventful ? [eventFile] : [])].map((name) => join(out, name));
  await writing(() => removeFormer(out, [...spared, ...sources]));
  await writeFiles(renderRepro(report), out);
  return names;
}

/** Where the reports of a run are, and what is missing of what was asked for. */
export interface Kept {
  readonly out: string;
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** Writes the reports of a run; what it found out is not lost where its folder takes nothing any more. */
export async function keepReports(report: Report, out: string, wanted: Wanted): Promise<Kept> {
  try {
    return { out, files: await writeReports(report, out, wanted), problems: [] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const { problems } = error;
    try {
      const refuge = await mkdtemp(join(tmpdir(), 'msgin5g-conformance-'));
      const files = await writeReports(report, refuge, wanted);
      return { out: refuge, files, problems: [...problems, `--out: the reports are in ${refuge} instead`] };
    } catch {
      return { out, files: [], problems };
    }
  }
}

/** Writes files into a folder, and returns their names without style sheets and scripts. */
export async function writeFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  out: string,
): Promise<readonly string[]> {
  await writing(async () => {
    await makeFolder(resolve(out));
    for (const [name, data] of Object.entries(files)) {
      const path = join(out, name);
      await makeFolder(resolve(dirname(path)));
      await writeWhole(path, data);
    }
  });
  return Object.keys(files).filter((name) => !/\.(?:css|js)$/.test(name));
}

async function writing(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new UsageError([
      `--out: the reports cannot be written: ${error instanceof Error ? error.message : String(error)}; name a folder that can be written to, with room in it`,
    ]);
  }
}
