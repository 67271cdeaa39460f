import { type BaselineFile, judgedBaseline } from '../../reports/baseline.ts';
import { gate, type Sentence } from '../../reports/gate.ts';
import type { Exploration, LeftOut, Report, RequirementRow, Result, Verdict } from '../../reports/report.ts';
import { rowOf } from '../../reports/standing.ts';
import { levelOf } from '../../spec/level.ts';
import { type Pics, picsQuestions, unmetTerm } from '../../spec/pics.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { requirements } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';

/** What a verdict follows from. */
export interface Facts {
  readonly results: readonly Result[];
  readonly exploration?: Exploration;
  readonly leftOut: readonly LeftOut[];
  readonly pics: Pics;
  readonly strict: boolean;
  /** Why the plan was not carried out whole. */
  readonly interrupted?: string;
  /** It ended by an error of our own. */
  readonly isOurs?: boolean;
  /** Why the server cannot be tested at all. */
  readonly unusable?: string;
  /** The known deviations. */
  readonly known?: BaselineFile;
  /** When the run began, in UTC. */
  readonly startedAt: string;
}

type Judged = Sentence & Pick<Report, 'counts' | 'requirements' | 'results' | 'baseline' | 'interrupted'>;

/** The requirement matrix, the verdict of the gate, and the counts: the same for a run and for the shards of one. */
export function judged({ exploration, leftOut, pics, strict, interrupted, unusable, ...given }: Facts): Judged {
  const finds = exploration?.finds.map(({ result }) => result) ?? [];
  const results = withFinds(given.results, finds);
  const all = [...results, ...finds.filter((find) => !results.includes(find))];
  const rows = requirements.map((requirement) => matrixRow(requirement, { leftOut, pics, results: all }));
  const seen = { results, leftOut, today: given.startedAt.slice(0, 10) };
  const judgement = {
    ...(interrupted !== undefined && { interrupted }),
    ...(given.known && unusable === undefined && { baseline: judgedBaseline(given.known, seen) }),
  };
  const verdict: Sentence =
    unusable === undefined
      ? gate({ results, rows, strict, isOurs: given.isOurs === true, ...judgement })
      : { verdict: 'NOT USABLE', exitCode: 3, sentence: `NOT USABLE: ${unusable}` };
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, inconc: 0, error: 0, none: 0 };
  for (const result of results) counts[result.verdict] += 1;
  return { ...verdict, counts, ...judgement, requirements: rows, results };
}

/** What an exploration found of a purpose counts as its result where it is worse, or where another shard has it in its plan. */
function withFinds(results: readonly Result[], finds: readonly Result[]): readonly Result[] {
  const others = finds.filter(({ purpose }) => !results.some((result) => result.purpose === purpose));
  return [...results, ...new Map(others.map((find) => [find.purpose, find])).values()].map((result) =>
    finds.filter(({ purpose }) => purpose === result.purpose).reduce(worse, result),
  );
}

/** The result that says more against the server; the first where both say the same. */
export const worse = (one: Result, other: Result): Result => (weightOf(other) > weightOf(one) ? other : one);

function weightOf({ verdict, level, provisional }: Result): number {
  if (verdict === 'fail') return provisional ? 1 : { may: 2, should: 3, shall: 5 }[level];
  return verdict === 'error' ? 4 : 0;
}

/** The purposes that are about a requirement. */
const purposesAbout = Map.groupBy(purposes, ({ verifies }): string => verifies[0]);

function matrixRow(
  requirement: Requirement,
  { leftOut, pics, results }: Pick<Facts, 'leftOut' | 'pics' | 'results'>,
): RequirementRow {
  const term = unmetTerm(requirement.condition ?? [], pics);
  const claim =
    term === undefined
      ? undefined
      : `${picsQuestions[term.replace(/^!/, '') as keyof typeof picsQuestions].question}: ${term.startsWith('!') ? 'yes' : 'no'}`;
  const about = new Set(purposesAbout.get(requirement.id)?.map(({ id }) => id));
  const why = leftOut.find(({ purpose }) => about.has(purpose))?.reason;
  const applied = {
    requirement,
    level: levelOf(requirement, pics),
    ...(why !== undefined && { leftOut: why }),
    ...(claim !== undefined && { inapplicable: `PICS: ${claim}` }),
  };
  return rowOf(applied, results);
}
