import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Rejects where a folder cannot be made or takes no file; what it tries it with is gone again. */
export async function probeFolder(folder: string): Promise<void> {
  const probe = join(folder, '.write-check');
  await makeFolder(resolve(folder));
  try {
    await writeFile(probe, 'x'.repeat(65_536));
  } finally {
    await rm(probe, { force: true }).catch(() => undefined);
  }
}
