import type { BaselineFile, Deviation } from '../../reports/baseline.ts';
import { valueAt } from '../config/pointer.ts';
import { linesOf, type Problem } from '../config/problem.ts';
import { placeOf, shapeOf } from '../config/shape.ts';
import { show } from '../config/show.ts';
import type { Source } from '../config/source.ts';
import { textOf } from '../saved/text-of.ts';
import { UsageError } from '../usage-error.ts';
import { entryOf } from './known.ts';
import { baselineSchema } from './schema.ts';

/** Reads a baseline, seen from the current folder; undefined where none is asked for. Throws UsageError with every problem of the file. */
export async function readBaseline(file: string | undefined): Promise<BaselineFile | undefined> {
  if (file === undefined) return undefined;
  return baselineOf(file, await textOf(file, { mostMiB: 16, remedy: 'name a YAML file with `entries`' }));
}

/** The baseline in this text. */
export async function baselineOf(file: string, text: string): Promise<BaselineFile> {
  const { readSource } = await import('../config/source.ts');
  const source = readSource(text, {});
  const shape = source.isReadable ? await shapeOf(source, baselineSchema) : { value: undefined, problems: [] };
  const known = new Set([...source.problems, ...shape.problems].map(({ pointer }) => pointer));
  const entries = entriesIn(shape.value);
  const others = entries.flatMap((entry, at) => faultsOf(entry, at, { source, entries }));
  const problems = [...source.problems, ...shape.problems, ...others.filter(({ pointer }) => !known.has(pointer))];
  if (problems.length > 0) throw new UsageError(linesOf(file, problems));
  const placed = entries.map((entry, at) => {
    const { line, col } = placeOf(source, `/entries/${at}`);
    return entryOf(entry, `${file}:${line}:${col}`);
  });
  return { file, entries: placed };
}

function entriesIn(value: unknown): readonly Deviation[] {
  const entries = valueAt(value, '/entries');
  return Array.isArray(entries) ? (entries as readonly Deviation[]) : [];
}

interface File {
  readonly source: Source;
  readonly entries: readonly Deviation[];
}

/** What a schema cannot say, or not clearly. */
function faultsOf(entry: Deviation, at: number, { source, entries }: File): readonly Problem[] {
  const whole = `/entries/${at}`;
  const problem = (pointer: string, text: string): Problem => ({ position: placeOf(source, pointer), pointer, text });
  const { kind, purpose, requirement, expires } = entry;
  const twin = entries.slice(0, at).findIndex((other) => keyOf(other) === keyOf(entry));
  return [
    ...(purpose === undefined && requirement === undefined
      ? [problem(whole, 'expected purpose, requirement, or both, got neither')]
      : []),
    ...(purpose === undefined && kind === 'flaky'
      ? [problem(`${whole}/purpose`, 'missing; what comes and goes is one purpose')]
      : []),
    ...(expires === undefined && (kind === 'debt' || kind === 'flaky')
      ? [
          problem(
            `${whole}/expires`,
            `missing; expected the last day for which this ${kind} is accepted, such as 2027-03-31`,
          ),
        ]
      : []),
    ...(entry.reference === undefined && kind === 'decision'
      ? [problem(`${whole}/reference`, 'missing; expected where the decision is written down')]
      : []),
    ...(typeof expires === 'string' && /^[\d-]{10}$/.test(expires) && !isDay(expires)
      ? [problem(`${whole}/expires`, `expected a day that there is, got ${show(source, `${whole}/expires`, expires)}`)]
      : []),
    ...(twin >= 0
      ? [problem(whole, `expected each deviation once; it is on line ${placeOf(source, `/entries/${twin}`).line} too`)]
      : []),
  ];
}

/** Two entries with one key accept the same. */
export const keyOf = (entry: Deviation): string => JSON.stringify([entry?.purpose, entry?.requirement, entry?.verdict]);

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
