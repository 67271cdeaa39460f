import { join } from 'node:path';
import { taken } from './process.ts';
import { ratio, type Row } from './row.ts';

const parts = [1, 2];

/** The whole suite in two processes beside each other, each with a server of its own, and their reports merged, against all of it in one. */
export async function shards(rounds: number, scratch: string): Promise<Row> {
  const run = (name: string, codes: readonly number[], more: readonly string[] = []) =>
    taken(['run', '--report', 'json', '--out', join(scratch, name), ...more], codes);
  const parted = async (): Promise<number> => {
    const started = performance.now();
    // What the other part asks is left out of each.
    await Promise.all(parts.map((part) => run(`part-${part}`, [0, 4], ['--shard', `${part}/${parts.length}`])));
    const reports = parts.map((part) => join(scratch, `part-${part}`, 'report.json'));
    await taken(['merge', ...reports, '--report', 'json', '--out', join(scratch, 'whole')], [0]);
    return performance.now() - started;
  };
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await parted(), (await run('single', [0])).ms]);
  return ratio(`the whole suite in ${parts.length} shards, and merged, against one process`, 'ms', pairs);
}
