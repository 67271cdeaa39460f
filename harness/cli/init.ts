import { readFile, writeFile } from 'node:fs/promises';
import { defaultFile } from '../config/load.ts';
import { type Answers, isPool } from '../contact/answers.ts';
import { askOn } from '../contact/ask.ts';
import { firstFile } from '../contact/first-file.ts';
import { interviewed } from '../contact/interview.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';
import type { InitOptions } from './program.ts';
import { typed } from './typed.ts';

/** Writes a commented conform.yaml from options and answers, and says how to go on. */
export async function initCommand({
  config: file = defaultFile,
  yes = false,
  force = false,
  ...given
}: InitOptions): Promise<void> {
  if (!force && (await exists(file)))
    throw new UsageError([
      `${file} exists; it stays as it is. Name another file with --config, or overwrite it with --force.`,
    ]);
  if (!yes && !process.stdin.isTTY)
    throw new UsageError(['init: nobody can be asked here; give the answers as options, and --yes for all others']);
  const answers = await asked(given, yes);
  try {
    // A file that came about meanwhile is kept, too.
    if (force) await writeWhole(file, firstFile(answers));
    else await writeFile(file, firstFile(answers), { flag: 'wx' });
  } catch (error) {
    throw new UsageError([
      `${file} cannot be written (${(error as NodeJS.ErrnoException).code}); name another file with --config`,
    ]);
  }
  console.log(`${file} is written; every setting that there is stands in it with its meaning.`);
  if (!isPool(answers))
    console.log(
      'It names one UE, and many purposes need several: list more in pixit.ues, or give a template with {n}.',
    );
  console.log(`Next: ${typed('doctor', { config: file === defaultFile ? undefined : file })}`);
}

async function asked(given: Partial<Answers>, isSilent: boolean): Promise<Answers> {
  const tell = (problem: string): void => console.log(`  ${problem}`);
  if (isSilent) return interviewed(given, { tell, env: process.env });
  using terminal = askOn({ input: process.stdin, output: process.stdout });
  return await interviewed(given, { ask: (text) => terminal.ask(text), tell, env: process.env });
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT',
  );
}
