import { gate, type Sentence } from '../../reports/gate.ts';
import type { Exploration, PicsRow, Report, RequirementRow, Result, Verdict } from '../../reports/report.ts';
import { rowOf } from '../../reports/standing.ts';
import { levelOf } from '../../spec/level.ts';
import { type Pics, picsQuestions, unmetTerm } from '../../spec/pics.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { requirements } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';
import type { Plan } from './plan.ts';
import type { Preflight } from './preflight.ts';
import type { Log, Rig } from './run.ts';
import { unclaimedOf } from './unclaimed.ts';
import { version } from './version.ts';

/** What a run leaves behind for its report. */
export interface Performed {
  readonly rig: Rig;
  readonly plan: Plan;
  readonly pics: Pics;
  readonly rows: readonly PicsRow[];
  readonly first: Preflight;
  readonly log: Log;
  readonly results: readonly Result[];
  /** Why the plan was not carried out whole. */
  readonly interrupted?: string;
  readonly exploration?: Exploration;
  readonly started: { readonly at: string; readonly tick: number };
}

/** The report of a run: the requirement matrix, the verdict of the gate, and everything it follows from. */
export function reportOf({ rig, plan, pics, rows, first, log, started, ...performed }: Performed): Report {
  const { run: settings, binding, release } = rig.config;
  const { interrupted, exploration } = performed;
  const finds = exploration?.finds.map(({ result }) => result) ?? [];
  const results = withFinds(performed.results, finds);
  const all = [...results, ...finds.filter((find) => !results.includes(find))];
  const matrix = requirements.map((requirement) => matrixRow(requirement, { plan, pics, results: all }));
  const verdict: Sentence =
    first.unusable === undefined
      ? gate({ results, rows: matrix, strict: settings.strict, ...(interrupted !== undefined && { interrupted }) })
      : { verdict: 'NOT USABLE', exitCode: 3, sentence: `NOT USABLE: ${first.unusable}` };
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, inconc: 0, error: 0, none: 0 };
  for (const result of results) counts[result.verdict] += 1;
  return {
    schemaVersion: 1,
    suite: { name: 'msgin5g-conformance', version },
    ...verdict,
    target: rig.hide(rig.target.name),
    binding,
    release,
    seed: settings.seed,
    runs: settings.runs,
    strict: settings.strict,
    startedAt: started.at,
    durationMs: Math.round(performance.now() - started.tick),
    exchangeCount: performed.results.reduce((sum, result) => sum + result.exchangeCount, exploration?.exchanges ?? 0),
    traffic: log.traffic.row,
    ...(interrupted !== undefined && { interrupted }),
    counts,
    selection: {
      only: settings.only,
      skip: settings.skip,
      ...(settings.shard && { shard: `${settings.shard.index}/${settings.shard.count}` }),
      leftOut: plan.leftOut,
    },
    pics: rows,
    discovered: log.discovery.rows({ pics: rows, requirements: matrix, results, lookup: first.lookup }, rig.hide),
    observed: first.observed,
    unclaimed: unclaimedOf(pics, matrix, first),
    ...(exploration && { exploration }),
    requirements: matrix,
    results,
  };
}

/** What an exploration found of a purpose counts as its result where it is worse, or where another shard has it in its plan. */
function withFinds(results: readonly Result[], finds: readonly Result[]): readonly Result[] {
  const others = finds.filter(({ purpose }) => !results.some((result) => result.purpose === purpose));
  return [...results, ...new Map(others.map((find) => [find.purpose, find])).values()].map((result) =>
    finds
      .filter(({ purpose }) => purpose === result.purpose)
      .reduce((worst, find) => (weightOf(find) > weightOf(worst) ? find : worst), result),
  );
}

function weightOf({ verdict, level, provisional }: Result): number {
  if (verdict === 'fail') return provisional ? 1 : { may: 2, should: 3, shall: 5 }[level];
  return verdict === 'error' ? 4 : 0;
}

function matrixRow(
  requirement: Requirement,
  { plan, pics, results }: Pick<Performed, 'plan' | 'pics' | 'results'>,
): RequirementRow {
  const term = unmetTerm(requirement.condition ?? [], pics);
  const claim =
    term === undefined
      ? undefined
      : `${picsQuestions[term.replace(/^!/, '') as keyof typeof picsQuestions].question}: ${term.startsWith('!') ? 'yes' : 'no'}`;
  const about = purposes.filter(({ verifies }) => verifies[0] === requirement.id).map(({ id }) => id);
  const leftOut = plan.leftOut.find(({ purpose }) => about.includes(purpose))?.reason;
  const applied = {
    requirement,
    level: levelOf(requirement, pics),
    ...(leftOut !== undefined && { leftOut }),
    ...(claim !== undefined && { inapplicable: `PICS: ${claim}` }),
  };
  return rowOf(applied, results);
}
