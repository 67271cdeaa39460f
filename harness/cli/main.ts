import { setImmediate } from 'node:timers/promises';
import { CommanderError } from 'commander';
import { UsageError } from '../usage-error.ts';
import { confess } from './confess.ts';
import { programOf } from './program.ts';

/** Runs one command line; the only place where an exit code is set. */
async function main(argv: readonly string[]): Promise<number> {
  const lost = [process.stdout, process.stderr].map(endure);
  const exitCode = await exitCodeFor(argv);
  // The stream tells later.
  await setImmediate();
  const [reason] = lost.flatMap((reasonOf) => reasonOf() ?? []);
  if (reason !== undefined) console.error(`what was to be said cannot be written: ${reason}`);
  return reason === undefined ? exitCode : 2;
}

async function exitCodeFor(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = programOf((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    for (const problem of error.problems) console.error(problem);
    return 2;
  }
  confess(error);
  return 5;
}

/** Whoever reads along may go before the end, and what is said may find no room: the reports are written all the same. */
function endure(stream: NodeJS.WriteStream): () => string | undefined {
  let reason: string | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') reason ??= error.message;
  });
  return () => reason;
}

process.exitCode = await main(process.argv.slice(2));
