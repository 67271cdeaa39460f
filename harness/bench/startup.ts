import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { built } from './process.ts';
import { ratio, type Row } from './row.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Milliseconds of one process, whatever it says. */
function timed(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status === null || status > 1) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

const commands = [
  ['--help', ['--help']],
  ['list', ['list']],
  ['one purpose on the embedded server', ['run', '--only', 'REG/BV/minimal', '--report', 'json', '--out']],
] as const;

/** How long the built command line takes to begin and end, against a Node that has nothing to do. */
export function startups(rounds: number, scratch: string): readonly Row[] {
  if (!existsSync(built)) execFileSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' });
  return commands.map(([what, args]) => {
    const ours = [built, ...args, ...(args[0] === 'run' ? [scratch] : [])];
    // A process that gates on purposes left out is incomplete: 4.
    const run = (): number => (args[0] === 'run' ? untilEnd(ours) : timed(ours));
    run();
    const pairs = Array.from({ length: rounds }, () => [run(), timed(['-e', '0'])] as const);
    return ratio(`start and end of ${what}, against an empty Node`, 'ms', pairs);
  });
}

function untilEnd(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 4) throw new Error(`one purpose ended with ${status}, not INCOMPLETE: ${stderr}`);
  return performance.now() - started;
}
