import type { BaselineFile } from '../../reports/baseline.ts';
import type { LeftOut, Report, Result, Used } from '../../reports/report.ts';
import type { Pics } from '../../spec/pics.ts';
import { purposes } from '../../suites/purposes.ts';
import type { Binding } from '../binding/binding.ts';
import type { Config } from '../config/config.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { informed } from '../delivery/scout.ts';
import type { Progress } from '../explore/explore.ts';
import type { Wardrobe } from '../security/wardrobe.ts';
import type { Transport } from '../transport/transport.ts';
import { UsageError } from '../usage-error.ts';
import { Brake, crashOf } from './brake.ts';
import { carriedOut } from './carried-out.ts';
import { curlWay } from './curl.ts';
import { Discovery } from './discovery.ts';
import { Ledger } from './ledger.ts';
import { Memory } from './memory.ts';
import { connectionsOf, type Plan, planOf } from './plan.ts';
import { IdentityPool } from './pool.ts';
import { blind, type Preflight, preflight } from './preflight.ts';
import { reportOf } from './report-of.ts';
import type { Planned } from './run-purpose.ts';
import { settledPics } from './settled-pics.ts';
import { Traffic } from './traffic.ts';
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
  /** The means to send messages to UEs and to see them come. */
  readonly delivery?: Delivery;
  /** Cases of former runs, by purpose; they come before every generated one. */
  readonly cases?: World['cases'];
  /** The known deviations. */
  readonly known?: BaselineFile;
  /** Where purposes go on from, as former attempts of theirs left it. */
  readonly used?: ReadonlyMap<string, Used>;
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
  /** `error`: what ended the run, our own or a UsageError. */
  | { readonly kind: 'report'; readonly report: Report; readonly error?: unknown };

/** Preflight, every selected purpose, and the report; results come as they are known, the report last. */
export async function* run(rig: Rig): AsyncGenerator<RunEvent, void, undefined> {
  const started = { at: new Date().toISOString(), tick: performance.now() };
  const log = { traffic: new Traffic(rig.config.rate), discovery: new Discovery(rig.config.pixit) };
  const unsettled = settledPics(rig.config, { lookup: false, freeIdentities: false }, rig.binding.claims).pics;
  const brake = new Brake(rig.signal);
  const begun = { log, brake };
  const wanted = connectionsOf(purposes, rig.config.run);
  const knocked = await preflight(worldOf(rig, unsettled, begun), wanted).catch((error: unknown) => {
    brake.pull(crashOf(error));
    return blind;
  });
  const { pics, rows } = settledPics(rig.config, knocked, rig.binding.claims);
  const { tells, seemsForgetful, lacksLookup } = knocked;
  const told = { ...worldOf(rig, pics, begun), tells, seemsForgetful, hasLookup: pics.lookup && !lacksLookup };
  const { world: knowing, first } = await informed(told, knocked).catch((error: unknown) => {
    brake.pull(crashOf(error));
    return { world: told, first: knocked };
  });
  const { cast, pool, wardrobe } = knowing;
  const plan = planOf(purposes, rig.config.run, { pics, cast, poolSize: pool.size, wardrobe, binding: rig.binding });
  const world = { ...knowing, ...asked(rig.config.run, plan) };
  if (first.unusable !== undefined) {
    yield { kind: 'report', report: reportOf({ rig, plan, pics, rows, first, log, results: [], started }) };
    return;
  }
  takeIn(world, first);
  yield { kind: 'planned', total: plan.selected.length, leftOut: plan.leftOut };
  const end = yield* carriedOut(world, plan, rig);
  yield {
    kind: 'report',
    report: reportOf({ rig, plan, pics, rows, first, log, ...end, started }),
    ...(end.stop?.error !== undefined && { error: end.stop.error }),
  };
}

/** What preflight saw of rules that purposes judge. */
function takeIn({ ledger, pics }: World, { lacksLookup, atFirst, lookup }: Preflight): void {
  if (lacksLookup !== undefined && pics.lookup) ledger.break(lacksLookup);
  // A look-up that nobody claims shows nothing.
  if (atFirst !== undefined && (pics.lookup || !lookup)) ledger.note([atFirst.check], atFirst);
}

/** What is counted and noted over a whole run, preflight included. */
export type Log = Pick<World, 'traffic' | 'discovery'>;

/** What lasts for a whole run. */
export interface Begun {
  readonly log: Log;
  readonly brake: Brake;
}

/** The world of a run that has not begun. */
export function worldOf(rig: Rig, pics: Pics, { log, brake }: Begun): World {
  const { config, binding, transport, wardrobe, target, hide, replay } = rig;
  const { seed, runs, shrinks } = config.run;
  const delivery = pics.messageDelivery ? rig.delivery : undefined;
  const pool = new IdentityPool(config.pixit.ues, rig.used);
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
    seemsForgetful: false,
    cast: { ...castOf(config.pixit, pics), ...seenAt(delivery, config.pixit) },
    ...(delivery && { delivery }),
    timers: config.pixit.timers,
    seed,
    runs,
    shrinks,
    cases: rig.cases ?? new Map(),
    brake,
    isOver: () => brake.isPulled,
    curlWay: curlWay({ ...config, apiRoot: target.apiRoot }),
    hide,
    replay,
  };
}

/** The gateways at which messages are seen. */
const seenAt = (delivery: Delivery | undefined, { secondGateway }: Config['pixit']): Partial<World['cast']> => ({
  ...(delivery && { delivery: true }),
  ...(secondGateway && delivery?.roots.has(secondGateway.mgwServiceId) && { secondDelivery: true }),
});

/** The one case that is asked for, where one is. */
function asked({ seed, path }: Config['run'], { selected }: Plan): Partial<World> {
  if (path === undefined) return {};
  const properties = selected.filter(({ purpose }) => purpose.input !== undefined);
  const [only] = properties;
  if (only === undefined || selected.length > 1)
    throw new UsageError([
      `--path: leads to one case of one property-based purpose, so --only has to name it; selected ${selected.length === 1 ? 'is 1 purpose' : `are ${selected.length} purposes`}, ${properties.length} of them property-based`,
    ]);
  return { runs: 0, cases: new Map([[only.purpose.id, [{ seed, path }]]]) };
}
