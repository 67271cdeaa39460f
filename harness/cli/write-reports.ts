import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { renderers } from '../../reports/renderers.ts';
import type { Report } from '../../reports/report.ts';
import { makeFolder } from '../make-folder.ts';
import { releaseCard } from '../selftest/release.ts';
import { UsageError } from '../usage-error.ts';

/** Writes the reports in the given formats and returns the names of the files, the page for people first. */
export async function writeReports(
  report: Report,
  out: string,
  formats: readonly string[],
): Promise<readonly string[]> {
  const quality = await releaseCard();
  const files = formats.flatMap((format) => Object.entries(renderers[format]?.files(report, quality) ?? {}));
  return writeFiles(Object.fromEntries(files), out);
}

/** Writes files into a folder, and returns their names without style sheets. */
export async function writeFiles(files: Readonly<Record<string, string>>, out: string): Promise<readonly string[]> {
  try {
    await makeFolder(resolve(out));
    for (const [name, text] of Object.entries(files)) await writeFile(join(out, name), text);
  } catch (error) {
    throw new UsageError([
      `--out: the reports cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  return Object.keys(files).filter((name) => !name.endsWith('.css'));
}
