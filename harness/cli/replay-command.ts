import type { Config } from '../config/config.ts';
import type { Replay } from '../engine/world.ts';
import type { RunOptions } from './program.ts';
import { typed } from './typed.ts';

/** The command line that runs one purpose again with everything else as it was; of a property only the case that was found. */
export function replayCommand(options: RunOptions, config: Config, ...[purpose, found]: Parameters<Replay>): string {
  const { config: file, target, binding, http, rate, runs, corpus } = options;
  const seed = String(found?.seed ?? config.run.seed);
  const length = found === undefined ? { runs, corpus } : { path: found.path };
  return typed('run', { config: file, target, binding, http, rate, seed, ...length, only: purpose });
}
