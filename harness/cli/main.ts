import { CommanderError } from 'commander';
import { UsageError } from '../usage-error.ts';
import { confess } from './confess.ts';
import { programOf } from './program.ts';

/** Runs one command line; the only place where an exit code is set. */
async function main(argv: readonly string[]): Promise<number> {
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

/** Whoever reads along may go before the end: the reports are written all the same. */
function endure(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

endure(process.stdout);
endure(process.stderr);

process.exitCode = await main(process.argv.slice(2));
