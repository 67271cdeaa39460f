import type { Deviation } from '../../reports/baseline.ts';
import { gatesOn } from '../../reports/gate.ts';
import type { Report, Result } from '../../reports/report.ts';
import { visibleLine } from '../../reports/visible.ts';

/** Who answers for new entries, and until when. */
export interface Terms {
  readonly owner: string;
  readonly expires: string;
}

/** An entry for everything that keeps the gate from passing and is no fault of the suite; what is accepted already has its own. */
export const newEntries = ({ results, strict, baseline }: Report, terms: Terms): readonly Deviation[] =>
  results
    .filter((result) => isGating(result, strict))
    .filter(({ purpose }) => !baseline?.entries.some(({ accepts }) => accepts.includes(purpose)))
    .map((result) => entryFor(result, terms));

const isGating = ({ verdict, level, provisional, cause }: Result, strict: boolean): boolean =>
  gatesOn(level, strict) && !provisional && (verdict === 'fail' || (verdict === 'inconc' && cause !== 'stopped'));

/** Enough to remember it by; the report has it all. */
const longest = 160;

function entryFor({ purpose, verdict, failure, reason = '' }: Result, { owner, expires }: Terms): Deviation {
  const [seen = ''] = (failure === undefined ? reason : `expected ${failure.expected}, got ${failure.got}`).split('\n');
  return {
    purpose,
    ...(failure && { requirement: failure.requirement }),
    verdict: verdict === 'fail' ? 'fail' : 'inconc',
    kind: 'debt',
    reason: visibleLine(seen.length > longest ? `${seen.slice(0, longest).trimEnd()}…` : seen) || verdict,
    owner,
    expires,
  };
}
