import { extname } from 'node:path';
import type { Case } from '../../reports/repro/case.ts';
import { configOf } from '../config/config-of.ts';
import type { Config } from '../config/config.ts';
import { runDefaults } from '../config/defaults.ts';
import { loadConfig } from '../config/load.ts';
import { UsageError } from '../usage-error.ts';
import { Blocked } from './blocked.ts';
import { fileNow } from './file-now.ts';

/** Options of `replay` that say where to. */
export interface Whereto {
  readonly config?: string;
  readonly target?: string;
  readonly binding?: string;
}

/** The configuration of a replay: as stored with the case, or from the file where that alone has it whole; throws Blocked where that is missing. */
export async function configFor(found: Case, { config: file, target, binding }: Whereto): Promise<Config> {
  const { setup, purpose, failure, seed, runs, path, value } = found;
  const stored = setup?.values['target'] as Partial<Record<'url' | 'http' | 'binding', string>> | undefined;
  const overrides = {
    ...(target !== undefined && { target }),
    ...(binding !== undefined && { binding }),
  };
  const isWhole = setup !== undefined && setup.lacks.length === 0;
  const config =
    file === undefined && isWhole
      ? await configOf({ name: 'case.json', text: JSON.stringify(setup.values) }, overrides, {})
      : await fromFile(found, file, {
          ...(stored?.url !== undefined && { target: stored.url }),
          ...(stored?.http !== undefined && { http: stored.http }),
          ...(stored?.binding !== undefined && { binding: stored.binding }),
          ...overrides,
        });
  const isOneCase = path !== undefined || value !== undefined;
  const seen = failure.seenIn === undefined || failure.seenIn === 'preflight' ? [] : [failure.seenIn];
  return {
    ...config,
    binding: binding ?? (await bindingNow(config.binding, setup?.folder)),
    run: { ...runDefaults, seed, runs: isOneCase ? 0 : runs, only: [...new Set([...seen, purpose])], concurrency: 1 },
  };
}

/** Throws Blocked where the file of then is in neither folder. */
async function bindingNow(name: string, folder: string | undefined): Promise<string> {
  if (extname(name) === '') return name;
  const place = await fileNow(name, folder);
  if (place !== undefined) return place;
  const where = folder === undefined ? '' : ` in ${folder}, where the run began,`;
  throw new Blocked(`binding ${name}: no such file${where} nor here`, 'name the binding with --binding FILE');
}

async function fromFile(
  { setup }: Case,
  named: string | undefined,
  overrides: { readonly target?: string; readonly binding?: string; readonly http?: string },
): Promise<Config> {
  const lacks = setup?.lacks ?? ['the configuration'];
  const file = named ?? (setup?.file && ((await fileNow(setup.file, setup.folder)) ?? setup.file));
  const what = `the case does not hold ${lacks.join(', ')}`;
  if (file === undefined) throw new Blocked(what, 'name the configuration of the run with --config FILE');
  try {
    return await loadConfig(file, overrides);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // A file that was named and is wrong is a mistake of the caller; the one of then may just not be here.
    if (named !== undefined && !error.problems.every(isAboutEnvironment)) throw error;
    throw new Blocked(
      `${what}; ${error.problems.join('; ')}`,
      'set what is missing, or name the configuration with --config FILE',
    );
  }
}

const isAboutEnvironment = (problem: string): boolean => problem.includes('environment variable');
