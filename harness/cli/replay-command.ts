import { join } from 'node:path';
import { reproName } from '../../reports/repro/name.ts';
import type { Config } from '../config/config.ts';
import type { Replay } from '../engine/world.ts';
import type { RunOptions } from './program.ts';
import { typed } from './typed.ts';

/** The command line that shows a failure again from what is stored of it, or that runs any other purpose again. */
export function replayCommand(
  options: RunOptions,
  config: Config,
  ...[purpose, found, hasFailed]: Parameters<Replay>
): string {
  if (hasFailed === true)
    return typed('replay', {}, join(config.run.out, 'repro', reproName({ purpose, ...found }, config.run.seed)));
  const { config: file, target, binding, http, rate, runs, corpus } = options;
  const seed = String(found?.seed ?? config.run.seed);
  const length = found === undefined ? { runs, corpus } : { path: found.path };
  return typed('run', { config: file, target, binding, http, rate, seed, ...length, only: purpose });
}
