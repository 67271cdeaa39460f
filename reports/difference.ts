import { kindOf } from './kind.ts';
import type { Report, Result } from './report.ts';

/** A report in a comparison, under the name that people know it by. */
export interface Labelled {
  readonly label: string;
  readonly report: Report;
}

/** What became of a purpose from one run to another. */
export interface Change {
  readonly purpose: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** How a purpose can change, in the order of interest; the first two are for the worse. */
export const changeKinds = ['new failure', 'no longer tested', 'changed reason', 'fixed', 'newly tested'] as const;

export type ChangeKind = (typeof changeKinds)[number];

/** Two runs side by side. */
export interface Difference {
  readonly schemaVersion: 1;
  readonly old: Side;
  readonly new: Side;
  /** Why the two may differ for other reasons than the implementation. */
  readonly warnings: readonly string[];
  readonly changes: Readonly<Record<ChangeKind, readonly Change[]>>;
}

type Side = Pick<Report, 'verdict' | 'sentence' | 'target' | 'startedAt'> & { readonly label: string };

/** True where something fails anew, or is not tested any more. */
export const isWorse = ({ changes }: Difference): boolean =>
  changes['new failure'].length + changes['no longer tested'].length > 0;

/** What changed from one run to another, purpose by purpose in the order of the new run. */
export function differenceOf(old: Labelled, after: Labelled): Difference {
  const results = (report: Report): ReadonlyMap<string, Result> =>
    new Map(report.results.map((result) => [result.purpose, result]));
  const [before, now] = [results(old.report), results(after.report)];
  const found = [...new Set([...now.keys(), ...before.keys()])].flatMap((purpose) => {
    const [one, other] = [before.get(purpose), now.get(purpose)];
    const kind = kindOfChange(one, other);
    if (kind === undefined) return [];
    const title = (other ?? one)?.title ?? '';
    return [
      [kind, { purpose, title, before: textOf(purpose, one, old), after: textOf(purpose, other, after) }] as const,
    ];
  });
  const of = (wanted: ChangeKind): readonly Change[] =>
    found.flatMap(([kind, change]) => (kind === wanted ? [change] : []));
  return {
    schemaVersion: 1,
    old: sideOf(old),
    new: sideOf(after),
    warnings: warningsOf(old.report, after.report),
    changes: Object.fromEntries(changeKinds.map((kind) => [kind, of(kind)])) as Difference['changes'],
  };
}

const isTested = (result: Result | undefined): result is Result =>
  result?.verdict === 'pass' || result?.verdict === 'fail';

function kindOfChange(before: Result | undefined, after: Result | undefined): ChangeKind | undefined {
  if (!isTested(after)) return isTested(before) ? 'no longer tested' : undefined;
  if (after.verdict === 'pass')
    return isTested(before) ? (before.verdict === 'fail' ? 'fixed' : undefined) : 'newly tested';
  if (before?.verdict !== 'fail') return 'new failure';
  return kindOf(before) === kindOf(after) ? undefined : 'changed reason';
}

/** How a purpose ended, or why it did not run. */
function textOf(purpose: string, result: Result | undefined, { report }: Labelled): string {
  if (result === undefined) {
    const leftOut = report.selection.leftOut.find((left) => left.purpose === purpose);
    return leftOut === undefined ? 'not known' : `${leftOut.why}: ${leftOut.reason}`;
  }
  const { verdict, failure, reason, level } = result;
  if (failure !== undefined)
    return `fail on ${failure.requirement} (${level}): expected ${failure.expected}, got ${failure.got}`;
  return reason === undefined ? verdict : `${verdict}: ${reason}`;
}

const sideOf = ({ label, report: { verdict, sentence, target, startedAt } }: Labelled): Side => ({
  label,
  verdict,
  sentence,
  target,
  startedAt,
});

function warningsOf(old: Report, after: Report): readonly string[] {
  const facts = [
    ['suite version', old.suite.version, after.suite.version],
    ['binding', old.binding, after.binding],
    ['release set', old.release, after.release],
    ...picsDifferences(old, after),
  ] as const;
  return facts
    .filter(([, one, other]) => one !== other)
    .map(([name, one, other]) => `The ${name} differs: ${one}, then ${other}.`);
}

function picsDifferences(old: Report, after: Report): readonly (readonly [string, string, string])[] {
  const values = ({ pics }: Report): ReadonlyMap<string, string> =>
    new Map(pics.map(({ item, value }) => [item, value]));
  const [one, other] = [values(old), values(after)];
  return [...new Set([...one.keys(), ...other.keys()])].map((item) => [
    `PICS item ${item}`,
    one.get(item) ?? 'not there',
    other.get(item) ?? 'not there',
  ]);
}
