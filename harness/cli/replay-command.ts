import { basename } from 'node:path';
import type { Config } from '../config/config.ts';
import type { Replay } from '../engine/world.ts';
import type { RunOptions } from './program.ts';

/** The command line that runs one purpose again with everything else as it was; of a property only the case that was found. */
export function replayCommand(options: RunOptions, config: Config, ...[purpose, found]: Parameters<Replay>): string {
  const given = [
    ...pair('--config', options.config),
    ...pair('--target', options.target),
    ...pair('--binding', options.binding),
    ...pair('--rate', options.rate),
    ...pair('--seed', String(found?.seed ?? config.run.seed)),
    ...(found === undefined ? pair('--runs', options.runs) : pair('--path', found.path)),
    ...pair('--only', purpose),
  ];
  return `${program()} run ${given.join(' ')}`;
}

/** How this program was called: in the repository through npm, or by its name. */
function program(): string {
  if (process.env['npm_package_name'] === 'msgin5g-conformance') return 'npm run -s conform --';
  const path = process.argv[1] ?? '';
  return basename(path) === 'bin.cjs' ? 'node harness/cli/bin.cjs' : 'msgin5g-conformance';
}

const pair = (option: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [option, /^[\w./:@=-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`];
