import { gate, type Sentence } from '../../reports/gate.ts';
import type { PicsRow, Report, RequirementRow, Result, Verdict } from '../../reports/report.ts';
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
  readonly started: { readonly at: string; readonly tick: number };
}

/** The report of a run: the requirement matrix, the verdict of the gate, and everything it follows from. */
export function reportOf({ rig, plan, pics, rows, first, log, results, started }: Performed): Report {
  const { run: settings, binding, release } = rig.config;
  const matrix = requirements.map((requirement) => matrixRow(requirement, { plan, pics, results }));
  const interrupted = rig.signal?.aborted === true ? 'the run was interrupted' : undefined;
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
    exchangeCount: results.reduce((sum, result) => sum + result.exchangeCount, 0),
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
    requirements: matrix,
    results,
  };
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
