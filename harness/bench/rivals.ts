import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { served } from './cost.ts';
import { built } from './process.ts';
import { blueprintOf, collectionOf, requestsFor } from './rival-input.ts';
import { ratio, type Row } from './row.ts';

const tools = fileURLToPath(new URL('rival/node_modules/.bin/', import.meta.url));
const rounds = 3;

/** Purposes that take about 500 exchanges. */
const about500 = 'REG/BV/distinct/{a,b,c,d,e,f,h,i,l,n,p,q,s}*';

/** A command line of Node, and the exit codes that are no accident. */
interface Command {
  readonly args: readonly string[];
  readonly codes: readonly number[];
}

/** Milliseconds of a whole process. */
function timed({ args, codes }: Command): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (!codes.includes(status ?? -1)) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr || stdout}`);
  return performance.now() - started;
}

function compared(what: string, ours: Command, theirs: Command): Row {
  timed(ours);
  return ratio(
    what,
    'ms',
    Array.from({ length: rounds }, () => [timed(ours), timed(theirs)] as const),
  );
}

const suiteFor = (url: string, only: string, out: string, more: readonly string[] = []): Command => ({
  // What is left out makes a run incomplete.
  args: [built, 'run', '--target', url, '--only', only, '--out', out, ...more],
  codes: [4],
});

/** How many exchanges these purposes take: the other tools are asked for as many. */
function exchangesOf(only: string, url: string, scratch: string): number {
  const out = join(scratch, 'counted');
  timed(suiteFor(url, only, out));
  const { exchangeCount } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as { exchangeCount: number };
  return exchangeCount;
}

/** The commands that ask a server for so many exchanges, each in its own way. */
function commandsFor(url: string, scratch: string, exchanges: number) {
  const file = (name: string, text: string): string => {
    writeFileSync(join(scratch, name), text);
    return join(scratch, name);
  };
  const newman = (name: string, requests: Parameters<typeof collectionOf>[0]): Command => ({
    args: [
      join(tools, 'newman'),
      'run',
      file(name, JSON.stringify(collectionOf(requests))),
      '--silent',
      '--env-var',
      `root=${url}`,
    ],
    codes: [0],
  });
  const requests = requestsFor(Math.floor(exchanges / 3));
  return {
    suite: (only: string, ...more: string[]) => suiteFor(url, only, join(scratch, 'report'), more),
    newman: newman('many.json', requests),
    // A de-registration leaves nothing behind that the next round would find.
    newmanOnce: newman('one.json', requests.slice(2, 3)),
    dredd: {
      args: [join(tools, 'dredd'), file('api.apib', blueprintOf(requests)), url, '--loglevel=error'],
      codes: [0],
    },
  };
}

/** Whole processes against other tools that make equivalent checks; nothing where those are not installed. */
export async function rivals(scratch: string): Promise<readonly Row[]> {
  if (!existsSync(join(tools, 'newman'))) {
    process.stderr.write(
      'No comparison with newman and dredd: npm install --prefix harness/bench/rival installs them.\n',
    );
    return [];
  }
  using quick = await served('1.1');
  using slow = await served('1.1', 5);
  const count = exchangesOf(about500, quick.url, scratch);
  const [at, late] = [commandsFor(quick.url, scratch, count), commandsFor(slow.url, scratch, count)];
  return [
    compared('one purpose, whole process, against one exchange of newman', at.suite('REG/BV/minimal'), at.newmanOnce),
    compared(`${count} exchanges, whole process, against newman`, at.suite(about500), at.newman),
    compared(`${count} exchanges, whole process, against dredd`, at.suite(about500), at.dredd),
    compared(`${count} exchanges that take 5 ms each, 8 at a time, against newman`, late.suite(about500), late.newman),
    compared(
      `${count} exchanges that take 5 ms each, 16 at a time, against newman`,
      late.suite(about500, '--concurrency', '16'),
      late.newman,
    ),
  ];
}
