import { causeOf, isFaulty, type JudgedEntry, subjectOf } from './baseline.ts';
import type { Report } from './report.ts';
import { clip, visibleLine } from './visible.ts';

const width = 10;

/** An entry on one line: what it comes to, where it stands, what it is about, and what to do. */
export const entryLine = ({ state, place, note, ...entry }: JudgedEntry): string =>
  visibleLine(`${state.toUpperCase().padEnd(width)} ${place}  ${subjectOf(entry)}: ${note}`);

/** The entries that somebody has to look at, those that fail the gate first. */
export function baselineLines({ baseline }: Pick<Report, 'baseline'>): readonly string[] {
  const entries = baseline?.entries ?? [];
  return [...entries.filter(isFaulty), ...entries.filter(({ state }) => state === 'changed' || state === 'passed')].map(
    entryLine,
  );
}

/** Every entry: what it comes to, and why it is accepted. */
export const explainedLines = ({ baseline }: Pick<Report, 'baseline'>): readonly string[] =>
  (baseline?.entries ?? []).flatMap((entry) => [
    entryLine(entry),
    `${' '.repeat(width + 1)}${visibleLine(clip(causeOf(entry), 600))}`,
  ]);
