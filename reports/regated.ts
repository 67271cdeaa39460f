import { type BaselineFile, judgedBaseline } from './baseline.ts';
import { gate } from './gate.ts';
import type { Report } from './report.ts';

/** The report as the gate judges it with these known deviations on this day; a run that met no server stays as it is. */
export function regated(report: Report, known: BaselineFile, today: string): Report {
  if (report.verdict === 'NOT USABLE') return report;
  const { results, requirements: rows, strict, interrupted, selection } = report;
  const baseline = judgedBaseline(known, { results, leftOut: selection.leftOut, today });
  return {
    ...report,
    ...gate({ results, rows, strict, ...(interrupted !== undefined && { interrupted }), baseline }),
    baseline,
  };
}
