import type { Result } from '../../reports/report.ts';
import { requirement, type RequirementId } from '../../spec/requirements.ts';
import { Inconclusive } from '../../suites/verdict.ts';
import type { Replay } from './world.ts';

/** Results that say that the server stopped answering, with the rule that the unanswered request was about. */
const deaths = new WeakMap<Result, RequirementId>();

/** Rules about requests with nothing wrong in them. */
const ordinary: ReadonlySet<RequirementId> = new Set(['R-01', 'D-01', 'W-12']);

/** Rules about requests that only travel otherwise. */
const unusual: ReadonlySet<RequirementId> = new Set(['W-24', 'W-25']);

/** Marks a result as the end of the server. */
export function isEnd(result: Result, rule: RequirementId): Result {
  deaths.set(result, rule);
  return result;
}

/** Whether the result says that the server stopped answering. */
export const saysItEnded = (result: Result): boolean => deaths.has(result);

/** How likely a server stops over such a request: one that is malformed before one that only asks for too much. */
function oddnessOf(result: Result): number {
  const rule = deaths.get(result) ?? 'R-01';
  if (ordinary.has(rule)) return 0;
  return requirement(rule).layer === 'protocol' && !unusual.has(rule) ? 2 : 1;
}

/** A server stops once: of those who met it, the first that asked for the oddest is to blame. */
export function oneEnd(results: readonly Result[], replay: Replay): readonly Result[] {
  const [culprit] = results.toSorted((one, other) => oddnessOf(other) - oddnessOf(one));
  return results.map((result) =>
    result === culprit ? result : { ...met(result, culprit), replay: replay(result.purpose) },
  );
}

function met({ failure: _, counterexample: __, used: ___, ...result }: Result, culprit: Result | undefined): Result {
  const reason = `the server stopped answering, most likely over ${culprit?.purpose ?? 'another purpose'}`;
  const { obstacle, blame } = new Inconclusive('stopped', reason);
  return { ...result, verdict: 'inconc', cause: obstacle, blame, reason };
}
