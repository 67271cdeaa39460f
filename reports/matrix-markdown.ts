import type { Labelled } from './difference.ts';
import { escapeMarkdown } from './markdown.ts';
import { comparedRows } from './table-of.ts';
import { clip } from './visible.ts';

const cell = (text: string): string => escapeMarkdown(clip(text, 200));
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** matrix.md: a line per requirement, a column per report; what differs is bold. */
export function renderMatrixMarkdown(reports: readonly Labelled[]): Readonly<Record<string, string>> {
  const head = ['Requirement', 'Level', ...reports.map(({ label }) => cell(label))];
  const rows = comparedRows(reports).map(({ requirement, standings, differs }) => {
    const words = standings.map((row) => row?.standing ?? 'not known');
    const name = `${requirement.id} ${requirement.clause}`;
    return line([differs ? `**${cell(name)}**` : cell(name), requirement.level, ...words]);
  });
  const verdicts = line(['**Verdict**', '', ...reports.map(({ report }) => `**${report.verdict}**`)]);
  return { 'matrix.md': `${[line(head), line(head.map(() => '---')), verdicts, ...rows].join('\n')}\n` };
}
