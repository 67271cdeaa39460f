import type { Level } from '../spec/requirement.ts';
import { type Baseline, isFaulty, type JudgedEntry } from './baseline.ts';
import { byFirstSeen } from './first-seen.ts';
import type { RequirementRow, Result, RunVerdict } from './report.ts';

/** What the gate looks at. */
export interface Gated {
  readonly results: readonly Result[];
  readonly rows: readonly RequirementRow[];
  readonly strict: boolean;
  /** Why the run ended before its plan did. */
  readonly interrupted?: string;
  /** The known deviations: they change the exit code, never the verdict. */
  readonly baseline?: Baseline;
  /** It ended by an error of our own. */
  readonly isOurs?: boolean;
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
export function gate({ baseline, ...gated }: Gated): Sentence {
  if (baseline === undefined) return verdictOf(gated);
  // What is known to come and go never counts as a pass.
  const flaky = baseline.entries.filter(({ state }) => state === 'passed');
  const steady = gated.results.filter(({ purpose }) => !flaky.some((entry) => entry.purpose === purpose));
  return tempered(verdictOf({ ...gated, results: steady }), { ...gated, results: steady }, baseline.entries);
}

/** A server that answers everything alike passes about as much as it fails: what is known of it is no list of deviations. */
const passesPerDeviation = 2;

/** The verdict stays, the exit code is that of what is not accepted; an entry that accepts nothing any more fails the gate. */
function tempered(verdict: Sentence, { results, rows, ...others }: Gated, entries: readonly JudgedEntry[]): Sentence {
  const accepted = new Set(entries.flatMap(({ accepts }) => accepts));
  const left = results.filter(({ purpose }) => !accepted.has(purpose));
  const rest = verdictOf({ ...others, results: left, rows: rows.filter((row) => !isCovered(row, results, accepted)) });
  const faults = entries.filter(isFaulty);
  const passed = left.filter((result) => result.verdict === 'pass').length;
  const isHopeless = accepted.size * passesPerDeviation > passed;
  const isRed = faults.length > 0 && rest.exitCode !== 5;
  const exitCode = isRed ? 1 : isHopeless && rest.exitCode === 0 ? verdict.exitCode : rest.exitCode;
  const remarks = baselineRemarks(entries, accepted.size);
  if (remarks.length === 0) return verdict;
  const end = exitCode === 1 ? 'fails' : exitCode === 0 ? 'passes' : 'does not pass';
  const why =
    isRed || exitCode === 0
      ? ''
      : rest.exitCode === 0
        ? `, as more is accepted than one for ${passesPerDeviation} that pass`
        : `: ${rest.sentence.replace(/\.$/, '')}`;
  return {
    ...verdict,
    exitCode,
    sentence: `${verdict.sentence} Baseline: ${remarks.join(', ')}; the gate ${end}${why}.`,
  };
}

/** An open requirement about which nothing stands in the way but what is accepted. */
function isCovered({ id }: RequirementRow, results: readonly Result[], accepted: ReadonlySet<string>): boolean {
  const about = results.filter((result) => result.requirements[0] === id && result.verdict !== 'pass');
  return about.length > 0 && about.every(({ purpose }) => accepted.has(purpose));
}

function baselineRemarks(entries: readonly JudgedEntry[], accepted: number): readonly string[] {
  const number = (wanted: JudgedEntry['state']): number => entries.filter(({ state }) => state === wanted).length;
  return [
    ...(accepted > 0 ? [`${count(accepted, 'known deviation')} accepted`] : []),
    ...(number('passed') > 0 ? [`${count(number('passed'), 'flaky purpose')} not counted as passed`] : []),
    ...(['stale', 'expired', 'unmatched'] as const).flatMap((state) =>
      number(state) > 0 ? [`${number(state)} ${state} ${number(state) === 1 ? 'entry' : 'entries'}`] : [],
    ),
  ];
}

function verdictOf({ results, rows, strict, interrupted, isOurs = false }: Omit<Gated, 'baseline'>): Sentence {
  const gates = ({ level }: { readonly level: Level }): boolean => gatesOn(level, strict);
  const failed = byFirstSeen(results).filter(
    (result) => result.verdict === 'fail' && gates(result) && !result.provisional,
  );
  const errors = results.filter((result) => result.verdict === 'error');
  const open = rows.filter(
    (row) => gates(row) && row.mark !== 'U' && (row.standing === 'not tested' || row.standing === 'inconclusive'),
  );
  const passed = results.filter((result) => result.verdict === 'pass').length;
  const undecided = results.filter((result) => result.verdict === 'inconc').length;
  const unclear = undecided === 0 ? '' : `, ${undecided} inconclusive`;
  const ended = interrupted === undefined ? '' : `; INTERRUPTED (${interrupted})`;
  if (isOurs)
    return {
      verdict: 'ERROR',
      exitCode: 5,
      sentence: `ERROR: ${count(failed.length, 'purpose')} failed, ${passed} passed${ended}.`,
    };
  if (failed.length > 0) {
    const violated = new Set(failed.map((result) => result.failure?.requirement));
    return {
      verdict: 'NOT CONFORMANT',
      exitCode: 1,
      sentence: `NOT CONFORMANT: ${count(failed.length, 'purpose')} failed, on ${count(violated.size, 'requirement')} (${firstOf([...violated])}); ${passed} passed${unclear}${ended}.`,
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
  const why =
    interrupted !== undefined
      ? `INTERRUPTED (${interrupted})`
      : open.length === 0
        ? 'nothing gave evidence for anything'
        : openText(open);
  return {
    verdict: 'INCOMPLETE',
    exitCode: 4,
    sentence: `INCOMPLETE: ${why}; ${count(passed, 'purpose')} passed, none failed.`,
  };
}

const openText = (open: readonly RequirementRow[]): string =>
  `${count(open.length, 'applicable requirement')} not tested or inconclusive (${firstOf(open.map(({ id }) => id))})`;

const firstOf = (ids: readonly (string | undefined)[]): string =>
  `${ids.slice(0, 8).join(', ')}${ids.length > 8 ? ', …' : ''}`;

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
