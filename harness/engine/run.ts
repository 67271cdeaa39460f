import type { BaselineFile } from '../../reports/baseline.ts';
import type { Exploration, LeftOut, Report, Result } from '../../reports/report.ts';
import type { Pics } from '../../spec/pics.ts';
import { purposes } from '../../suites/purposes.ts';
import type { Binding } from '../binding/binding.ts';
import type { Config } from '../config/config.ts';
import { explore, type Progress } from '../explore/explore.ts';
import type { Wardrobe } from '../security/wardrobe.ts';
import type { Transport } from '../transport/transport.ts';
import { UsageError } from '../usage-error.ts';
import { curlWay } from './curl.ts';
import { Discovery } from './discovery.ts';
import { Ledger } from './ledger.ts';
import { Memory } from './memory.ts';
import { performed } from './perform.ts';
import { type Plan, planOf } from './plan.ts';
import { IdentityPool } from './pool.ts';
import { preflight } from './preflight.ts';
import { type Performed, reportOf } from './report-of.ts';
import type { Planned } from './run-purpose.ts';
import { settledPics } from './settled-pics.ts';
import { Traffic } from './traffic.ts';
import { type Vitals, vitalsOf } from './vitals.ts';
import { castOf, type Replay, type World } from './world.ts';

/** What a run needs from outside. */
export interface Rig {
  readonly config: Config;
  readonly binding: Binding;
  readonly transport: Transport;
  /** How to look like the gateway, and like others. */
  readonly wardrobe: Wardrobe;
  /** The API root to send to; `name` is how the report calls it. */
  readonly target: { readonly apiRoot: string; readonly name: string };
  readonly hide: (text: string) => string;
  readonly replay: Replay;
  /** Cases of former runs, by purpose; they come before every generated one. */
  readonly cases?: World['cases'];
  /** The known deviations. */
  readonly known?: BaselineFile;
  /** Another order of the purposes; the report keeps its own. */
  readonly arrange?: (planned: readonly Planned[]) => readonly Planned[];
  /** Ends the run early, with the reason. */
  readonly signal?: AbortSignal;
}

export type RunEvent =
  | { readonly kind: 'planned'; readonly total: number; readonly leftOut: readonly LeftOut[] }
  /** A failure that is going to be looked at alone before it counts. */
  | { readonly kind: 'suspect'; readonly result: Result }
  | { readonly kind: 'result'; readonly result: Result }
  | ({ readonly kind: 'exploring' } & Progress)
  | { readonly kind: 'report'; readonly report: Report };

/** Preflight, every selected purpose, and the report; results come as they are known, the report last. */
export async function* run(rig: Rig): AsyncGenerator<RunEvent, void, undefined> {
  const started = { at: new Date().toISOString(), tick: performance.now() };
  const log = { traffic: new Traffic(rig.config.rate), discovery: new Discovery(rig.config.pixit) };
  const unsettled = settledPics(rig.config, { lookup: false, freeIdentities: false }, rig.binding.claims).pics;
  const first = await preflight(worldOf(rig, unsettled, log));
  const { pics, rows } = settledPics(rig.config, first, rig.binding.claims);
  const knowing = { ...worldOf(rig, pics, log), tells: first.tells, hasLookup: pics.lookup && !first.lacksLookup };
  const { cast, pool, wardrobe } = knowing;
  const plan = planOf(purposes, rig.config.run, { pics, cast, poolSize: pool.size, wardrobe });
  const world = { ...knowing, ...asked(rig.config.run, plan) };
  if (first.unusable !== undefined) {
    yield { kind: 'report', report: reportOf({ rig, plan, pics, rows, first, log, results: [], started }) };
    return;
  }
  if (pics.lookup && first.lacksLookup !== undefined) world.ledger.break(first.lacksLookup);
  yield { kind: 'planned', total: plan.selected.length, leftOut: plan.leftOut };
  const end = yield* carriedOut(world, plan, rig);
  yield { kind: 'report', report: reportOf({ rig, plan, pics, rows, first, log, ...end, started }) };
}

type Carried = Pick<Performed, 'results' | 'interrupted' | 'exploration'>;

/** The plan, then the exploration, then the purposes that watch all others. */
async function* carriedOut(world: World, plan: Plan, rig: Rig): AsyncGenerator<RunEvent, Carried> {
  const { signal, config, arrange = (planned) => planned } = rig;
  const vitals = vitalsOf(world);
  const results: Result[] = [];
  const watching = plan.selected.filter(({ purpose }) => purpose.watches === true);
  const ordinary = plan.selected.filter((planned) => !watching.includes(planned));
  let interrupted: string | undefined;
  const stop = (): string | undefined => (interrupted ??= interruptionOf(signal)) ?? vitals.end;
  const stage = { world, vitals, stop, concurrency: config.run.concurrency };
  for await (const { result, isFinal } of performed(stage, arrange(ordinary))) {
    if (isFinal) results.push(result);
    yield { kind: isFinal ? 'result' : 'suspect', result };
  }
  const exploration = stop() === undefined ? yield* ventured(world, vitals, rig) : undefined;
  // An exploration may be interrupted: the plan is complete all the same.
  const last = { ...stage, stop: () => interrupted ?? vitals.end, concurrency: 1 };
  for await (const { result } of performed(last, watching)) {
    results.push(result);
    yield { kind: 'result', result };
  }
  const order = new Map(plan.selected.map(({ purpose, index }) => [purpose.id, index]));
  results.sort((one, other) => (order.get(one.purpose) ?? 0) - (order.get(other.purpose) ?? 0));
  return { results, ...(interrupted !== undefined && { interrupted }), ...(exploration && { exploration }) };
}

const interruptionOf = (signal: AbortSignal | undefined): string | undefined =>
  signal?.aborted === true ? 'the run was interrupted' : undefined;

/** The exploration, where one is asked for; every shard explores all properties, with other seeds. */
async function* ventured(
  world: World,
  vitals: Vitals,
  { config, signal }: Rig,
): AsyncGenerator<RunEvent, Exploration | undefined> {
  const { explore: budget, only, skip } = config.run;
  if (budget === undefined) return undefined;
  const { selected } = planOf(purposes, { only, skip }, { ...world, poolSize: world.pool.size });
  const events = explore({
    world,
    properties: selected.filter(({ purpose }) => purpose.input !== undefined),
    settings: { ...config.run, explore: budget },
    isAlive: () => vitals.isAlive(),
    stop: () => interruptionOf(signal) ?? vitals.end,
  });
  for (;;) {
    const { done, value } = await events.next();
    if (done === true) return value;
    yield { kind: 'exploring', ...value };
  }
}

/** What is counted and noted over a whole run, preflight included. */
export type Log = Pick<World, 'traffic' | 'discovery'>;

/** The world of a run that has not begun. */
export function worldOf(rig: Rig, pics: Pics, log: Log): World {
  const { config, binding, transport, wardrobe, target, hide, replay, signal } = rig;
  const { seed, runs } = config.run;
  const pool = new IdentityPool(config.pixit.ues);
  return {
    apiRoot: target.apiRoot,
    http: config.http,
    security: config.security,
    binding,
    transport,
    wardrobe,
    pool,
    ledger: new Ledger(),
    ...log,
    memory: new Memory(config.pixit.gateway.mgwServiceId, target.apiRoot),
    pics,
    hasLookup: false,
    tells: { deregister: false },
    cast: castOf(config.pixit, pics),
    timers: config.pixit.timers,
    seed,
    runs,
    cases: rig.cases ?? new Map(),
    isOver: () => signal?.aborted === true,
    curlWay: curlWay({ ...config, apiRoot: target.apiRoot }),
    hide,
    replay,
  };
}

/** The one case that is asked for, where one is. */
function asked({ seed, path }: Config['run'], { selected }: Plan): Partial<World> {
  if (path === undefined) return {};
  const properties = selected.filter(({ purpose }) => purpose.input !== undefined);
  const [only] = properties;
  if (only === undefined || selected.length > 1)
    throw new UsageError([
      `--path: leads to one case of one property-based purpose, so --only has to name it; selected are ${selected.length} purposes, ${properties.length} of them property-based`,
    ]);
  return { runs: 0, cases: new Map([[only.purpose.id, [{ seed, path }]]]) };
}
