import type { Exploration, PicsRow, Report, Result } from '../../reports/report.ts';
import type { Pics } from '../../spec/pics.ts';
import { setupOf } from '../config/setup.ts';
import { UsageError } from '../usage-error.ts';
import type { Stop } from './brake.ts';
import { judged } from './judged.ts';
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
  readonly stop?: Stop;
  readonly exploration?: Exploration;
  readonly started: { readonly at: string; readonly tick: number };
}

/** The report of a run: the requirement matrix, the verdict of the gate, and everything it follows from. */
export function reportOf({ rig, plan, pics, rows, first, log, started, ...performed }: Performed): Report {
  const { run: settings, binding, release } = rig.config;
  const { name } = rig.binding;
  const { stop, exploration } = performed;
  const { requirements, results, ...sentence } = judged({
    ...performed,
    leftOut: plan.leftOut,
    startedAt: started.at,
    ...(rig.known && { known: rig.known }),
    pics,
    strict: settings.strict,
    ...(stop && { interrupted: rig.hide(stop.text), isOurs: isOurs(stop) }),
    ...(first.unusable !== undefined && { unusable: first.unusable }),
  });
  return {
    schemaVersion: 1,
    suite: { name: 'msgin5g-conformance', version },
    ...sentence,
    target: rig.hide(rig.target.name),
    binding,
    ...(name !== binding && { bindingName: rig.hide(name) }),
    release,
    seed: settings.seed,
    runs: settings.runs,
    strict: settings.strict,
    startedAt: started.at,
    durationMs: Math.round(performance.now() - started.tick),
    exchangeCount: performed.results.reduce((sum, result) => sum + result.exchangeCount, exploration?.exchanges ?? 0),
    traffic: log.traffic.row,
    latencies: log.traffic.stopwatch.rows,
    selection: {
      only: settings.only,
      skip: settings.skip,
      ...(settings.shard && { shard: `${settings.shard.index}/${settings.shard.count}` }),
      leftOut: plan.leftOut,
    },
    setup: setupOf(rig.config, rig.hide),
    pics: rows,
    discovered: log.discovery.rows({ ...first, pics: rows, requirements, results }, rig.hide),
    observed: first.observed,
    unclaimed: unclaimedOf(pics, requirements, first),
    ...(exploration && { exploration }),
    requirements,
    results,
  };
}

const isOurs = ({ error }: Stop): boolean => error !== undefined && !(error instanceof UsageError);
