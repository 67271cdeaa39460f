import { acceptances, causeOf, type JudgedEntry } from '../../reports/baseline.ts';
import { byFrequency } from '../../reports/exploration.ts';
import { byFirstSeen } from '../../reports/first-seen.ts';
import { isThin, missedOf } from '../../reports/generated.ts';
import type { Report, Result } from '../../reports/report.ts';
import { visibleLine } from '../../reports/visible.ts';

/** So many lines of a list go to the terminal; the report has them all. */
export const listed = 25;

/** A result that somebody has to look at. */
export const isFinding = ({ verdict, level, provisional }: Result): boolean =>
  verdict === 'error' || (verdict === 'fail' && level === 'shall' && !provisional);

/** What went wrong, one line per cause: failures by requirement as they were first seen, then what stayed open, then what is known. */
export function findingLines(report: Report): readonly string[] {
  const accepted = acceptances(report);
  const results = byFirstSeen(report.results).filter(({ purpose }) => !accepted.has(purpose));
  const stuck = report.results.filter(({ purpose, verdict }) => verdict === 'inconc' && !accepted.has(purpose));
  const byCause = Map.groupBy(results.filter(isFinding), ({ failure, verdict }) => failure?.requirement ?? verdict);
  const deviations = Map.groupBy(
    results.filter((result) => result.verdict === 'fail' && !isFinding(result)),
    ({ failure }) => failure?.requirement,
  );
  const lines = [
    ...[...byCause.values()].map(failureLine),
    ...[...deviations.values()].map(failureLine),
    ...groupedByReason(stuck),
    ...knownLines(accepted),
  ];
  const rest = lines.length - listed;
  return rest <= 0 ? lines : [...lines.slice(0, listed), `… and ${rest} more, in the report`];
}

/** The one that is shown in full: the first that was seen and that nobody has accepted. */
export const headlineOf = (results: readonly Result[], isAccepted: (result: Result) => boolean): Result | undefined =>
  byFirstSeen(results).find((result) => isFinding(result) && !isAccepted(result));

/** What is accepted, one line per requirement. */
function knownLines(accepted: ReadonlyMap<string, JudgedEntry>): readonly string[] {
  const groups = Map.groupBy(accepted, ([, { requirement, verdict }]) => requirement ?? verdict);
  return [...groups.values()].map(([[purpose, entry] = ['', undefined], ...others]) =>
    cut(
      `KNOWN   ${entry?.requirement ?? entry?.verdict}  ${purpose}${others.length === 0 ? '' : ` and ${others.length} more`}: ${entry === undefined ? '' : causeOf(entry)}`,
    ),
  );
}

const isPlain = ({ reason }: Result): boolean => reason === undefined;

function failureLine(results: readonly Result[]): string {
  const [first] = results as readonly [Result, ...Result[]];
  const { failure, reason, purpose } = first;
  const others = results.length === 1 ? '' : ` and ${results.length - 1} more`;
  if (failure === undefined) return cut(`ERROR   ${purpose}${others}  ${(reason ?? '').split('\n')[0]}`);
  const alone = isPlain(first) ? '' : ' (not when it runs alone)';
  return cut(
    `${first.provisional ? 'MAYBE ' : first.level === 'shall' ? 'FAIL  ' : 'SHOULD'}  ${failure.requirement}  ${failure.clause}  ${purpose}${others}: expected ${failure.expected}, got ${failure.got}${alone}`,
  );
}

function groupedByReason(results: readonly Result[]): readonly string[] {
  const groups = [...Map.groupBy(results, ({ reason = '' }) => reason.replaceAll(/"[^"]*"/g, '…')).values()];
  return groups.map(([first, ...others]) =>
    cut(
      `INCONC  ${first?.purpose}${others.length === 0 ? '' : ` and ${others.length} more`}: ${first?.reason ?? ''}${first?.cause === undefined ? '' : ` [${first.cause}, ${first.blame ?? ''}]`}`,
    ),
  );
}

/** What an exploration found, each kind once, with its replay command. */
export function findLines({ exploration }: Report): readonly string[] {
  const finds = exploration === undefined ? [] : byFrequency(exploration).slice(0, listed);
  return finds.flatMap(({ times, result }) => [
    cut(`FOUND   ${times} x ${result.failure?.requirement ?? result.verdict}  ${result.purpose}: ${gotText(result)}`),
    `        ${visibleLine(result.replay)}`,
  ]);
}

const gotText = ({ failure, reason = '' }: Result): string =>
  failure === undefined ? (reason.split('\n')[0] ?? '') : `expected ${failure.expected}, got ${failure.got}`;

/** Generators of which less came than they promise. */
export const emptyLines = ({ results }: Report): readonly string[] =>
  results.flatMap(({ purpose, generated }) =>
    generated !== undefined && isThin(generated)
      ? [cut(`EMPTY   ${purpose}: never generated in ${generated.cases} cases: ${missedOf(generated).join(', ')}`)]
      : [],
  );

const cut = (line: string): string => visibleLine(line.length > 260 ? `${line.slice(0, 259)}…` : line);
