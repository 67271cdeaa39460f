import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command line as a script. */
export const bin = fileURLToPath(new URL('./bin.cjs', import.meta.url));

/** A folder of its own, which is empty. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'conform-'));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the command line in a process of its own and waits for its end. */
export const called = (args: readonly string[], cwd = folder()): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { cwd }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });

/** What a run says last. */
export const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';
