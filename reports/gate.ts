import type { Level } from '../spec/requirement.ts';
import type { RequirementRow, Result, RunVerdict } from './report.ts';

/** What the gate looks at. */
export interface Gated {
  readonly results: readonly Result[];
  readonly rows: readonly RequirementRow[];
  readonly strict: boolean;
  /** Why the run ended before its plan did. */
  readonly interrupted?: string;
}

/** The verdict of a run, its exit code, and the sentence that says both. */
export interface Sentence {
  readonly verdict: RunVerdict;
  readonly exitCode: number;
  readonly sentence: string;
}

/** Whether a failure on this level gates: `shall` always does, `should` where the run is strict. */
export const gatesOn = (level: Level, strict: boolean): boolean => level === 'shall' || (strict && level === 'should');

/** The only pass/fail policy: a failed `shall` (with `strict` also a `should`) gates, and a `shall` without evidence is never green. */
export function gate({ results, rows, strict, interrupted }: Gated): Sentence {
  const gates = ({ level }: { readonly level: Level }): boolean => gatesOn(level, strict);
  const failed = results.filter((result) => result.verdict === 'fail' && gates(result) && !result.provisional);
  const errors = results.filter((result) => result.verdict === 'error');
  const open = rows.filter(
    (row) => gates(row) && row.mark !== 'U' && (row.standing === 'not tested' || row.standing === 'inconclusive'),
  );
  const passed = results.filter((result) => result.verdict === 'pass').length;
  if (failed.length > 0) {
    // What fails alone too says more than what fails only beside others, which has a reason added.
    const plain = failed.filter((result) => result.reason === undefined);
    const violated = new Set([...plain, ...failed].map((result) => result.failure?.requirement));
    return {
      verdict: 'NOT CONFORMANT',
      exitCode: 1,
      sentence: `NOT CONFORMANT: ${count(failed.length, 'purpose')} failed, on ${count(violated.size, 'requirement')} (${[...violated].join(', ')}); ${passed} passed.`,
    };
  }
  if (errors.length > 0)
    return {
      verdict: 'ERROR',
      exitCode: 5,
      sentence: `ERROR: ${count(errors.length, 'purpose')} ended in an error of the suite itself; no verdict.`,
    };
  if (interrupted !== undefined || open.length > 0 || passed === 0)
    return incomplete({ open, passed, ...(interrupted !== undefined && { interrupted }) });
  return conformant({ results, rows, strict }, passed);
}

function incomplete({
  open,
  passed,
  interrupted,
}: {
  readonly open: readonly RequirementRow[];
  readonly passed: number;
  readonly interrupted?: string;
}): Sentence {
  const why = interrupted ?? (open.length === 0 ? 'nothing gave evidence for anything' : openText(open));
  return {
    verdict: 'INCOMPLETE',
    exitCode: 4,
    sentence: `INCOMPLETE: ${why}; ${count(passed, 'purpose')} passed, none failed.`,
  };
}

const openText = (open: readonly RequirementRow[]): string =>
  `${count(open.length, 'applicable requirement')} not tested or inconclusive (${open
    .map((row) => row.id)
    .slice(0, 8)
    .join(', ')}${open.length > 8 ? ', …' : ''})`;

function conformant({ results, rows }: Gated, passed: number): Sentence {
  const standing = (wanted: string): number => rows.filter((row) => row.standing === wanted).length;
  const deviating = results.filter((result) => result.verdict === 'fail');
  const deviations = deviating.filter(({ provisional }) => !provisional).length;
  const provisional = deviating.length - deviations;
  const hidden = standing('not observable');
  const remarks = [
    ...(deviations > 0 ? [`${count(deviations, 'deviation')} from what should be`] : []),
    ...(provisional > 0 ? [count(provisional, 'provisional finding')] : []),
    ...(hidden > 0 ? [`${count(hidden, 'requirement')} not observable`] : []),
  ];
  const tail = remarks.length === 0 ? '' : `; ${remarks.join(', ')}`;
  return {
    verdict: 'CONFORMANT',
    exitCode: 0,
    sentence: `CONFORMANT: ${count(passed, 'purpose')} passed, ${count(standing('met'), 'requirement')} met${tail}.`,
  };
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
