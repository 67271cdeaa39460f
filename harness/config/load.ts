import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { configOf } from './config-of.ts';
import type { TextFile } from './config-of.ts';
import type { Config } from './config.ts';
import type { Overrides } from './override.ts';
import type { Environment } from './substitution.ts';

/** What surrounds a run: its environment variables and the folder it starts in. */
export interface Surroundings {
  readonly env: Environment;
  readonly folder: string;
}

/** The file that is taken from the current folder when none is named. */
export const defaultFile = 'conform.yaml';

/** Reads conform.yaml, completes it with defaults and applies the command line; throws UsageError with every problem. */
export async function loadConfig(
  path: string | undefined,
  overrides: Overrides = {},
  { env, folder }: Surroundings = { env: process.env, folder: process.cwd() },
): Promise<Config> {
  return configOf(await fileAt(path, folder), overrides, env);
}

async function fileAt(path: string | undefined, folder: string): Promise<TextFile> {
  const name = path ?? defaultFile;
  try {
    const path = resolve(folder, name);
    return { name, text: await readFile(path, 'utf8'), folder: dirname(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path === undefined) return { name, text: '' };
    const fault = code === 'ENOENT' ? 'no such file' : `cannot be read (${code})`;
    return { name, text: '', fault: `${fault}; name a readable YAML file` };
  }
}
