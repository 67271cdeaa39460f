import { gatesOn } from './gate.ts';
import type { Report, Result } from './report.ts';

/** Whether the gate can hold a result against the run; the gate has the last word, so nothing does in a run that is CONFORMANT. */
export const gatingIn =
  ({ verdict, strict }: Pick<Report, 'verdict' | 'strict'>): ((result: Result) => boolean) =>
  ({ level, provisional }) =>
    verdict !== 'CONFORMANT' && !provisional && gatesOn(level, strict);

/** What went wrong with a result, in one sentence: the requirement, what was expected, and what came. */
export function sentenceOf({ failure, reason, title }: Result): string {
  if (failure === undefined) return reason ?? title;
  const { requirement, clause, level, layer, expected, got } = failure;
  return `${requirement} (${clause}, ${level}, ${layer}): expected ${expected}, got ${got}`;
}
