import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { costs } from './cost.ts';
import { endurance } from './endurance.ts';
import { pages } from './page.ts';
import { rivals } from './rivals.ts';
import type { Row } from './row.ts';
import { shards } from './shards.ts';
import { startups } from './startup.ts';

const rounds = 7;

/** Measures, prints a table, and writes bench.json; ratios only are worth comparing between machines. */
async function bench(out: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'bench-'));
  const machine = {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
  try {
    const rows = [
      ...(await costs(rounds)),
      ...startups(rounds, scratch),
      ...(await pages(rounds, scratch)),
      ...(await rivals(scratch)),
      await shards(rounds, scratch),
      ...(await endurance(scratch)),
    ];
    process.stdout.write(`${[headline(machine), ...rows.map(line)].join('\n')}\n`);
    await writeFile(out, `${JSON.stringify({ machine, rounds, rows }, undefined, 2)}\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const headline = ({ cpu, cores, node }: { readonly cpu: string; readonly cores: number; readonly node: string }) =>
  `${cores} cores of ${cpu}, Node ${node}; medians over ${rounds} rounds`;

const line = ({ what, unit, ours, theirs, ratio, spread }: Row): string =>
  `${what.padEnd(72)} ${ratio.toFixed(2).padStart(6)} x  (${spread[0]} to ${spread[1]}; ${ours} ${unit} against ${theirs})`;

await bench(process.argv[2] ?? 'bench.json');
