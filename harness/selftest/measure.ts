import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Report, Result } from '../../reports/report.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { faults } from '../reference/faults/index.ts';
import { examine } from './examine.ts';

/** So many purposes are named for a fault; more would make it hard to change a purpose. */
const named = 3;

/** Purposes that fail on the requirement of the fault, also when they run alone; those that watch all others last. */
function catchersOf(fault: Fault, { results }: Report): readonly string[] {
  const isCatch = ({ failure, reason }: Result): boolean =>
    failure?.requirement === fault.requirement && reason === undefined;
  const caught = results.filter(isCatch).map(({ purpose }) => purpose);
  const isWatch = (purpose: string): boolean => purpose.startsWith('WIRE/');
  return [...caught.filter((id) => !isWatch(id)), ...caught.filter(isWatch)].slice(0, named);
}

/** What there is instead, for the one who has to find out why. */
function othersOf({ results, sentence }: Report): string {
  const failed = results.filter(({ verdict }) => verdict === 'fail');
  const counts = Map.groupBy(failed, ({ failure }) => failure?.requirement ?? '');
  const texts = [...counts].map(([id, { length }]) => `${id} ${length}x`);
  return texts.length === 0 ? sentence : texts.join(', ');
}

/** Writes what was measured into the tables; a row stands on one line. */
function rewrite(measured: ReadonlyMap<string, readonly string[]>): void {
  const folder = new URL('../reference/faults/', import.meta.url);
  for (const name of readdirSync(folder)) {
    const file = new URL(name, folder);
    const before = readFileSync(file, 'utf8');
    const after = before.replaceAll(
      /^( *\{ id: '([^']+)'.*caughtBy: )\[[^\]]*\]/gm,
      (row, start: string, id: string) => {
        const catchers = measured.get(id);
        return catchers === undefined ? row : `${start}[${catchers.map((catcher) => `'${catcher}'`).join(', ')}]`;
      },
    );
    if (after !== before) writeFileSync(file, after);
  }
}

/** Measures which purposes catch which fault, and writes it into the tables of faults. */
async function measure(pattern: RegExp): Promise<void> {
  const measured = new Map<string, readonly string[]>();
  const write = (line: string): boolean => process.stdout.write(`${line}\n`);
  for (const fault of faults.filter(({ id }) => pattern.test(id))) {
    const report = await examine({ fault: fault.id }, { runs: '10', ...(fault.pics && { pics: fault.pics }) });
    const catchers = catchersOf(fault, report);
    measured.set(fault.id, catchers);
    write(
      `${report.exitCode}  ${fault.id}  ${fault.requirement}  ${catchers.join(' ') || `NOT CAUGHT: ${othersOf(report)}`}`,
    );
  }
  rewrite(measured);
}

await measure(new RegExp(process.argv[2] ?? ''));
