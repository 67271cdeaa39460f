import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Report, Result } from '../../reports/report.ts';
import { purposes } from '../../suites/purposes.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { faults } from '../reference/faults/index.ts';
import { examine } from './examine.ts';
import { examinationOf } from './trial.ts';
import { wholeTrial } from './trials.ts';

/** So many purposes are named for a fault; more would make it hard to change a purpose. */
const named = 3;

const isGenerated = ({ purpose }: Result): boolean => /\/any-/.test(purpose);
const isWatch = ({ purpose }: Result): boolean => purpose.startsWith('WIRE/');
const isPlain = (result: Result): boolean => !isGenerated(result) && !isWatch(result);

/**
 * Purposes that fail on the requirement of the fault, also when they run alone where there are such; generated cases,
 * which another seed may miss, only where no other purpose sees it; those that watch all others last.
 */
function catchersOf({ requirement }: Fault, { results }: Report): readonly string[] {
  const hits = results.filter(({ failure }) => failure?.requirement === requirement);
  const alone = hits.filter(({ reason }) => reason === undefined);
  const caught = alone.length > 0 ? alone : hits;
  const plain = caught.filter(isPlain);
  const kept = [...(plain.length > 0 ? plain : caught.filter(isGenerated)), ...caught.filter(isWatch)];
  return kept.slice(0, named).map(({ purpose }) => purpose);
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
      /^( *\{ (?:\.\.\.\w+, *)?id: '([^']+)'.*caughtBy: )\[[^\]]*\]/gm,
      (row, start: string, id: string) => {
        const catchers = measured.get(id);
        return catchers === undefined ? row : `${start}[${catchers.map((catcher) => `'${catcher}'`).join(', ')}]`;
      },
    );
    if (after !== before) writeFileSync(file, after);
  }
}

/** Measures which purposes catch which fault, writes it into the tables of faults, and says what is missing. */
async function measure(pattern: RegExp): Promise<void> {
  const measured = new Map<string, readonly string[]>();
  const useful = new Set<string>();
  const write = (line: string): boolean => process.stdout.write(`${line}\n`);
  for (const fault of faults.filter(({ id }) => pattern.test(id))) {
    const report = await examine({ fault: fault.id }, examinationOf(wholeTrial(fault)));
    const catchers = catchersOf(fault, report);
    measured.set(fault.id, catchers);
    for (const { purpose, verdict } of report.results) if (verdict === 'fail') useful.add(purpose);
    const found = catchers.join(' ') || `NOT CAUGHT: ${othersOf(report)}`;
    write(`${report.exitCode}  ${fault.id}  ${fault.requirement}  ${found}`);
  }
  rewrite(measured);
  if (pattern.source !== '(?:)') return;
  const idle = purposes.filter(({ id }) => !useful.has(id)).map(({ id }) => id);
  write(`Purposes that caught nothing: ${idle.join(' ') || 'none'}`);
}

await measure(new RegExp(process.argv[2] ?? ''));
