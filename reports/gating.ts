import { acceptances } from './baseline.ts';
import { gatesOn } from './gate.ts';
import type { Report, Result } from './report.ts';

/** Whether the gate can hold a result against the run; the gate has the last word, so nothing does in a run that it lets pass, and nothing that is a known deviation. */
export function gatingIn(report: Pick<Report, 'exitCode' | 'strict' | 'baseline'>): (result: Result) => boolean {
  const accepted = acceptances(report);
  return ({ purpose, level, provisional }) =>
    report.exitCode !== 0 && !accepted.has(purpose) && !provisional && gatesOn(level, report.strict);
}

/** What went wrong with a result, in one sentence: the requirement, what was expected, and what came. */
export function sentenceOf({ failure, reason, title }: Result): string {
  if (failure === undefined) return reason ?? title;
  const { requirement, clause, level, layer, expected, got } = failure;
  return `${requirement} (${clause}, ${level}, ${layer}): expected ${expected}, got ${got}`;
}
