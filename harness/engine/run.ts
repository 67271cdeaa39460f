import type { LeftOut, Report, Result } from '../../reports/report.ts';
import type { Pics } from '../../spec/pics.ts';
import { purposes } from '../../suites/purposes.ts';
import { Inconclusive } from '../../suites/verdict.ts';
import type { Binding } from '../binding/binding.ts';
import type { Config } from '../config/config.ts';
import type { Transport } from '../transport/transport.ts';
import { UsageError } from '../usage-error.ts';
import { oneEnd, saysItEnded } from './death.ts';
import { Discovery } from './discovery.ts';
import { Ledger } from './ledger.ts';
import { Memory } from './memory.ts';
import { inOrderOfCompletion } from './parallel.ts';
import { type Plan, planOf } from './plan.ts';
import { IdentityPool } from './pool.ts';
import { preflight } from './preflight.ts';
import { reportOf } from './report-of.ts';
import { about, type Planned, runPurpose } from './run-purpose.ts';
import { settledPics } from './settled-pics.ts';
import { Traffic } from './traffic.ts';
import { vitalsOf } from './vitals.ts';
import { castOf, type Replay, type World } from './world.ts';

/** What a run needs from outside. */
export interface Rig {
  readonly config: Config;
  readonly binding: Binding;
  readonly transport: Transport;
  /** The API root to send to; `name` is how the report calls it. */
  readonly target: { readonly apiRoot: string; readonly name: string };
  readonly hide: (text: string) => string;
  readonly replay: Replay;
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
  | { readonly kind: 'report'; readonly report: Report };

/** Preflight, every selected purpose, and the report; results come as they are known, the report last. */
export async function* run(rig: Rig): AsyncGenerator<RunEvent, void, undefined> {
  const started = { at: new Date().toISOString(), tick: performance.now() };
  const log = { traffic: new Traffic(rig.config.rate), discovery: new Discovery(rig.config.pixit) };
  const unsettled = settledPics(rig.config, { lookup: false, freeIdentities: false }, rig.binding.claims).pics;
  const first = await preflight(worldOf(rig, unsettled, log));
  const { pics, rows } = settledPics(rig.config, first, rig.binding.claims);
  const knowing = { ...worldOf(rig, pics, log), tells: first.tells, hasLookup: pics.lookup && !first.lacksLookup };
  const plan = planOf(purposes, rig.config.run, { pics, cast: knowing.cast, poolSize: knowing.pool.size });
  const world = { ...knowing, ...asked(rig.config.run, plan) };
  if (first.unusable !== undefined) {
    yield { kind: 'report', report: reportOf({ rig, plan, pics, rows, first, log, results: [], started }) };
    return;
  }
  if (pics.lookup && first.lacksLookup !== undefined) world.ledger.break(first.lacksLookup);
  yield { kind: 'planned', total: plan.selected.length, leftOut: plan.leftOut };
  const results: Result[] = [];
  for await (const { result, isFinal } of performed(world, plan, rig)) {
    if (isFinal) results.push(result);
    yield { kind: isFinal ? 'result' : 'suspect', result };
  }
  const order = new Map(plan.selected.map(({ purpose, index }) => [purpose.id, index]));
  results.sort((one, other) => (order.get(one.purpose) ?? 0) - (order.get(other.purpose) ?? 0));
  yield { kind: 'report', report: reportOf({ rig, plan, pics, rows, first, log, results, started }) };
}

/** What is counted and noted over a whole run, preflight included. */
export type Log = Pick<World, 'traffic' | 'discovery'>;

/** The world of a run that has not begun. */
export function worldOf(rig: Rig, pics: Pics, log: Log): World {
  const { config, binding, transport, target, hide, replay, signal } = rig;
  const { seed, runs } = config.run;
  const pool = new IdentityPool(config.pixit.ues);
  return {
    apiRoot: target.apiRoot,
    binding,
    transport,
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
    cases: new Map(),
    isOver: () => signal?.aborted === true,
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

interface Sighting {
  readonly result: Result;
  /** False while a failure is still to be looked at alone. */
  readonly isFinal: boolean;
}

/** Those that watch all others come last, one after another. */
async function* performed(
  world: World,
  plan: Plan,
  { config, signal, arrange = (planned) => planned }: Rig,
): AsyncGenerator<Sighting> {
  const vitals = vitalsOf(world);
  const perform = async (planned: Planned): Promise<readonly [Planned, Result]> => {
    const stop = signal?.aborted === true ? 'the run was interrupted' : vitals.end;
    const result =
      stop === undefined ? await runPurpose(world, planned, () => vitals.isAlive()) : skipped(world, planned, stop);
    return [planned, result];
  };
  const [ordinary, watching] = [false, true].map((isWatch) =>
    plan.selected.filter(({ purpose }) => (purpose.watches ?? false) === isWatch),
  );
  const suspects = new Map<Planned, Result>();
  const ends = new Map<Planned, Result>();
  for await (const [planned, result] of inOrderOfCompletion(arrange(ordinary ?? []), config.run.concurrency, perform)) {
    if (saysItEnded(result)) ends.set(planned, result);
    else if (isDoubtful(result) && config.run.concurrency > 1 && vitals.end === undefined)
      suspects.set(planned, result);
    yield { result, isFinal: !suspects.has(planned) && !ends.has(planned) };
  }
  const inOrder = [...ends].toSorted(([one], [other]) => one.index - other.index).map(([, result]) => result);
  for (const result of oneEnd(inOrder)) yield { result, isFinal: true };
  for (const [planned, first] of suspects)
    yield { result: confirmed(first, (await perform(planned))[1]), isFinal: true };
  for await (const [, result] of inOrderOfCompletion(watching ?? [], 1, perform)) yield { result, isFinal: true };
}

const isDoubtful = ({ verdict, cause }: Result): boolean =>
  verdict === 'fail' || (verdict === 'inconc' && cause !== 'configuration');

/** What went wrong beside other purposes is looked at again alone: what is left of it names the cause better. */
function confirmed(first: Result, alone: Result): Result {
  const sums = { attempts: first.attempts + alone.attempts, exchangeCount: first.exchangeCount + alone.exchangeCount };
  if (alone.verdict === 'inconc' && first.verdict === 'fail') return { ...first, ...sums };
  if (alone.verdict === 'fail' || first.verdict === 'inconc') return { ...alone, ...sums };
  const reason = `alone it ended with ${alone.verdict}: what other UEs do at the same time, or did before, makes the difference`;
  return { ...first, ...sums, reason };
}

function skipped(world: World, planned: Planned, reason: string): Result {
  const { obstacle, blame } = new Inconclusive('stopped', reason);
  const ending = { verdict: 'inconc', cause: obstacle, blame, reason } as const;
  return {
    ...about(world, planned, ending),
    ...ending,
    met: {},
    attempts: 0,
    exchangeCount: 0,
    durationMs: 0,
    exchanges: [],
  };
}
