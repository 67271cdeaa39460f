import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Where a file that a run named is now: seen from the folder that the run began in or, where it is not there, from this one. */
export async function fileNow(name: string, folder: string | undefined): Promise<string | undefined> {
  const places = folder === undefined ? [name] : [resolve(folder, name), name];
  for (const place of places) if (await isThere(place)) return resolve(place) === resolve(name) ? name : place;
  return undefined;
}

const isThere = (path: string): Promise<boolean> =>
  stat(resolve(path)).then(
    (about) => about.isFile(),
    () => false,
  );
