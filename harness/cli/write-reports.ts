import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { renderers } from '../../reports/renderers.ts';
import type { Report } from '../../reports/report.ts';
import { UsageError } from '../usage-error.ts';

/** Writes the reports in the given formats and returns the names of the files, the page for people first. */
export async function writeReports(
  report: Report,
  out: string,
  formats: readonly string[],
): Promise<readonly string[]> {
  const files = formats.flatMap((format) => Object.entries(renderers[format]?.files(report) ?? {}));
  try {
    await makeFolder(resolve(out));
    for (const [name, text] of files) await writeFile(join(out, name), text);
  } catch (error) {
    throw new UsageError([
      `--out: the reports cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  return files.map(([name]) => name).filter((name) => !name.endsWith('.css'));
}

/** Level by level: Node's own recursion does not come to an end where the system takes no folders. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || (await stat(dirname(path)).catch(() => undefined)) !== undefined) throw error;
    await makeFolder(dirname(path));
    await mkdir(path);
  }
}
