import { setImmediate } from 'node:timers/promises';
import { exitCodeFor } from './exit-code-for.ts';

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

/** Whoever reads along may go before the end, and what is said may find no room: the reports are written all the same. */
function endure(stream: NodeJS.WriteStream): () => string | undefined {
  let reason: string | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') reason ??= error.message;
  });
  return () => reason;
}

process.exitCode = await main(process.argv.slice(2));
