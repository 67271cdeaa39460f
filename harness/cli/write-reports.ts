import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { renderers } from '../../reports/renderers.ts';
import type { Report } from '../../reports/report.ts';
import { renderRepro } from '../../reports/repro/repro.ts';
import { makeFolder } from '../make-folder.ts';
import { releaseCard } from '../selftest/release.ts';
import { UsageError } from '../usage-error.ts';

/** Throws UsageError where no report can be written, so that nothing is sent for a report that nobody will see. */
export async function checkFolder(out: string): Promise<void> {
  const probe = join(out, '.write-check');
  await writing(async () => {
    await makeFolder(resolve(out));
    await writeFile(probe, 'x'.repeat(65_536));
    await rm(probe);
  });
}

/** Writes the reports in the given formats and returns the names of the files, the page for people first. */
export async function writeReports(
  report: Report,
  out: string,
  formats: readonly string[],
): Promise<readonly string[]> {
  const quality = await releaseCard();
  const files = formats.flatMap((format) => Object.entries(renderers[format]?.files(report, quality) ?? {}));
  await writing(() => removeFormer(out));
  await writeFiles(renderRepro(report), out);
  return writeFiles(Object.fromEntries(files), out);
}

/** Writes files into a folder, and returns their names without style sheets. */
export async function writeFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  out: string,
): Promise<readonly string[]> {
  await writing(async () => {
    await makeFolder(resolve(out));
    for (const [name, data] of Object.entries(files)) {
      const path = join(out, name);
      await makeFolder(resolve(dirname(path)));
      await writeFile(path, data);
    }
  });
  return Object.keys(files).filter((name) => !name.endsWith('.css'));
}

/** Failures of a former run would be taken for those of this one. */
async function removeFormer(out: string): Promise<void> {
  const all = join(out, 'repro');
  const names = await readdir(all).catch(() => []);
  for (const name of names) {
    const isCase = await stat(join(all, name, 'case.json')).then(
      () => true,
      () => false,
    );
    if (isCase) await rm(join(all, name), { recursive: true });
  }
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
