import { Console } from 'node:console';
import { type Ended, folder } from './called.ts';
import { exitCodeFor } from './exit-code-for.ts';

/** One call after another: they share the working folder and the streams of this process. */
let turn: Promise<unknown> = Promise.resolve();

/** Calls the command line in this process, where nothing depends on one of its own: for what it says and writes. */
export function spoken(args: readonly string[], cwd = folder()): Promise<Ended> {
  const ended = turn.then(() => heard(args, cwd));
  turn = ended.catch(() => undefined);
  return ended;
}

async function heard(args: readonly string[], cwd: string): Promise<Ended> {
  const [stdout, stderr] = [tapped(process.stdout), tapped(process.stderr)];
  const before = { cwd: process.cwd(), console: globalThis.console };
  process.chdir(cwd);
  // What vitest put in its place would not write to these streams.
  globalThis.console = new Console(process.stdout, process.stderr);
  try {
    const code = await exitCodeFor(args);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    globalThis.console = before.console;
    process.chdir(before.cwd);
    for (const { release } of [stdout, stderr]) release();
  }
}

/** Keeps what is written to a stream, until it is released. */
function tapped(stream: NodeJS.WriteStream) {
  const texts: string[] = [];
  stream.write = (chunk: string | Uint8Array): boolean => {
    texts.push(Buffer.from(chunk as string).toString());
    return true;
  };
  // The method of its class is back then.
  return { text: () => texts.join(''), release: () => Reflect.deleteProperty(stream, 'write') };
}
