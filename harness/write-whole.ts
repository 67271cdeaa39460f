import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/** Where a file can be written to, but not be replaced: in a folder of somebody else, or mounted by itself. */
const fixed: readonly (string | undefined)[] = ['EACCES', 'EBUSY', 'EPERM', 'EROFS'];

/** Writes a file so that it is new and whole or as it was, whatever fills the disk or ends the process meanwhile. */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const known = await stat(path).catch(() => undefined);
  // A device or a pipe is written to and not replaced.
  if (known !== undefined && !known.isFile()) return writeFile(path, data);
  const file = known === undefined ? path : await realpath(path);
  const part = `${file}.part`;
  try {
    await writeFile(part, data);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    if (known === undefined || !fixed.includes((error as NodeJS.ErrnoException).code)) throw error;
    await writeFile(file, data);
  }
}
