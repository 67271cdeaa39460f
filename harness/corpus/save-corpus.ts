import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Report, Result } from '../../reports/report.ts';
import { kindHash } from '../explore/shape.ts';
import { makeFolder } from '../make-folder.ts';
import { probeFolder } from '../probe-folder.ts';
import { UsageError } from '../usage-error.ts';
import type { CorpusFile } from './corpus-file.ts';

/** Throws UsageError where no case can be saved, so that nothing is sent for finds that are lost. */
export const checkCorpus = (folder: string | undefined): Promise<void> =>
  folder === undefined ? Promise.resolve() : writing(folder, () => probeFolder(folder));

/** Writes a file for every kind of failure that has none yet, and returns the new names; what is there stays as it is. */
export async function saveCorpus(folder: string | undefined, report: Report): Promise<readonly string[]> {
  if (folder === undefined) return [];
  const results = [...report.results, ...(report.exploration?.finds.map(({ result }) => result) ?? [])];
  const files = new Map(results.flatMap((result) => fileOf(result, report)));
  const saved: string[] = [];
  await writing(folder, async () => {
    if (files.size > 0) await makeFolder(resolve(folder));
    for (const [name, text] of files) if (await isWritten(resolve(folder, name), text)) saved.push(join(folder, name));
  });
  return saved;
}

async function writing(folder: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new UsageError([
      `--corpus: ${folder} cannot be written: ${error instanceof Error ? error.message : String(error)}; name a folder that can be written to, with room in it`,
    ]);
  }
}

async function isWritten(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A case that fails only after others is none of its own, and one from the corpus is there already. */
function fileOf(result: Result, { suite }: Report): readonly (readonly [string, string])[] {
  const { purpose, failure, counterexample } = result;
  if (failure === undefined || counterexample?.repeats !== true || counterexample.path === '') return [];
  const { seed, path, value, json } = counterexample;
  const file: CorpusFile = {
    purpose,
    requirement: failure.requirement,
    input: value,
    ...(json !== undefined && { value: JSON.parse(json) as NonNullable<CorpusFile['value']> }),
    seed,
    path,
    suite: suite.version,
  };
  const name = `${purpose.replaceAll('/', '.')}-${kindHash(result)}.json`;
  return [[name, `${JSON.stringify(file, undefined, 2)}\n`]];
}
