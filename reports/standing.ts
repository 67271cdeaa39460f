import type { Level, Requirement } from '../spec/requirement.ts';
import type { RequirementRow, Result, Standing } from './report.ts';

/** A requirement as it stands for this implementation: its level under the PICS, and why it does not apply, if so. */
export interface Applied {
  /** Why the purposes about it were left out, if they were. */
  readonly leftOut?: string;
  readonly requirement: Requirement;
  readonly level: Level;
  readonly inapplicable?: string;
}

interface Judged {
  readonly standing: Standing;
  readonly reason?: string;
}

/** The row of the requirement matrix that follows from the results. */
export function rowOf(
  { requirement, level, inapplicable, leftOut }: Applied,
  results: readonly Result[],
): RequirementRow {
  const { id, clause, layer, mark, text, ambiguity } = requirement;
  const touching = results.filter(
    (result) => (result.met[id] ?? 0) > 0 || result.failure?.requirement === id || result.requirements[0] === id,
  );
  return {
    id,
    clause,
    level,
    layer,
    mark,
    text,
    ...(ambiguity !== undefined && { ambiguity }),
    ...judge({ requirement, inapplicable, leftOut }, results),
    checks: results.reduce((sum, result) => sum + (result.met[id] ?? 0), 0),
    evidence: touching.map((result) => result.purpose),
  };
}

interface Question {
  readonly requirement: Requirement;
  readonly inapplicable: string | undefined;
  readonly leftOut: string | undefined;
}

function judge(
  { requirement: { id, untestable }, inapplicable, leftOut }: Question,
  results: readonly Result[],
): Judged {
  if (untestable !== undefined) return { standing: 'untestable', reason: untestable };
  if (inapplicable !== undefined) return { standing: 'not applicable', reason: inapplicable };
  if (results.some((result) => result.failure?.requirement === id)) return { standing: 'violated' };
  const about = results.filter((result) => result.requirements[0] === id);
  const stuck = about.find((result) => result.verdict === 'inconc' || result.verdict === 'error');
  if (stuck !== undefined)
    return { standing: 'inconclusive', reason: `${stuck.purpose}: ${stuck.reason ?? stuck.verdict}` };
  if (results.some((result) => (result.met[id] ?? 0) > 0)) return { standing: 'met' };
  const hidden = results.map((result) => result.unobserved?.[id]).find((why) => why !== undefined);
  if (hidden !== undefined) return { standing: 'not observable', reason: hidden };
  const unasked = unaskedOf(id, { about, results });
  if (unasked !== undefined) return { standing: 'not applicable', reason: unasked };
  const idle = about.find((result) => result.verdict === 'none' && result.inapplicable !== true);
  if (idle !== undefined)
    return { standing: 'not exercised', ...(idle.reason !== undefined && { reason: idle.reason }) };
  const isLeftOut = about.length === 0 && leftOut !== undefined;
  return { standing: 'not tested', reason: isLeftOut ? leftOut : unreachedOf(id, { about, results }) };
}

interface Looked {
  readonly about: readonly Result[];
  readonly results: readonly Result[];
}

/** What became of the purposes about it or, where none of them ran, of those that would touch it. */
function unreachedOf(id: string, looked: Looked): string {
  const touching = touchingOf(id, looked);
  const failed = touching.filter(({ failure }) => failure !== undefined);
  const [first] = failed;
  if (first === undefined)
    return touching.length === 0 ? 'no purpose about it ran' : 'no purpose that ran gave evidence for it';
  const others = failed.length === 1 ? '' : ` and ${failed.length - 1} more`;
  const on = [...new Set(failed.map(({ failure }) => failure?.requirement))];
  return `${first.purpose}${others} failed on ${on.join(', ')} before it was reached`;
}

const touchingOf = (id: string, { about, results }: Looked): readonly Result[] =>
  about.length > 0 ? about : results.filter(({ requirements }) => requirements.includes(id));

/** Why the wire cannot ask for it: so ended every purpose about it or, where there is none, some that would touch it, and the others passed. */
function unaskedOf(id: string, { about, results }: Looked): string | undefined {
  const touching = touchingOf(id, { about, results });
  const unasked = touching.find((result) => result.inapplicable === true);
  const others = touching.filter((result) => result.inapplicable !== true);
  if (about.length > 0 ? others.length > 0 : others.some(({ verdict }) => verdict !== 'pass')) return undefined;
  return unasked?.reason?.replace(/^not applicable: /, '');
}
