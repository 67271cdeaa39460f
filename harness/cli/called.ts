import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The command line as a script: as the package has it, where the tests have built that. */
export const bin = process.env['CONFORM_BIN'] ?? fileURLToPath(new URL('./bin.cjs', import.meta.url));

/** A folder of its own, which is empty. */
export const folder = (): string => mkdtempSync(join(tmpdir(), 'conform-'));

/** How a command line ended. */
export interface Ended {
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

/** Begins a command line in a process of its own, which can be sent signals. */
export function started(args: readonly string[]) {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(String(chunk)));
  return { child, said, ended: once(child, 'exit') as Promise<[code: number | null, signal: string | null]> };
}

/** What a run says last. */
export const lastLine = (text: string): string => text.trimEnd().split('\n').at(-1) ?? '';
