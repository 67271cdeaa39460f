import type { Result } from './report.ts';

/** What a failed purpose amounts to: a broken `shall`, an unfollowed recommendation, or a hypothesis that did not hold. */
export type Weight = 'violation' | 'deviation' | 'provisional';

/** The weight of a failure, by the level that the gate looks at; undefined for every other verdict. */
export function weightOf(result: Result): Weight | undefined {
  if (result.verdict !== 'fail') return undefined;
  if (result.provisional) return 'provisional';
  return result.level === 'shall' ? 'violation' : 'deviation';
}
