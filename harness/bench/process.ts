import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built command line. */
export const built = fileURLToPath(new URL('../../dist/harness/cli/bin.cjs', import.meta.url));

/** What a process took: milliseconds, and megabytes of memory at its peak. */
export interface Took {
  readonly ms: number;
  readonly peakMb: number;
}

/** Says at its end what memory the process had at most, in kilobytes. */
const confession = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS))`;

/** One call of the built command line to its end; throws where that is none of the expected ones. */
export async function taken(args: readonly string[], codes: readonly number[]): Promise<Took> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', confession, built, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const texts: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => void texts.push(String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  const text = texts.join('');
  const peak = /\npeak (\d+)$/.exec(text)?.[1];
  if (!codes.includes(code ?? -1) || peak === undefined)
    throw new Error(`${args.join(' ')} ended with ${code}: ${text}`);
  return { ms: performance.now() - started, peakMb: Number(peak) / 1024 };
}
