import { CommanderError } from 'commander';
import { UsageError } from '../usage-error.ts';
import { confess } from './confess.ts';
import { programOf } from './program.ts';

/** Does what a command line asks for, and says what it is to exit with. */
export async function exitCodeFor(argv: readonly string[]): Promise<number> {
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
    return error.exitCode;
  }
  confess(error);
  return 5;
}
