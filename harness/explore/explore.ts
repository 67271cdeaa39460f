import { kindOf } from '../../reports/kind.ts';
import type { Exploration, Explored, Result } from '../../reports/report.ts';
import type { RunSettings } from '../config/config.ts';
import { oneEnd, saysItEnded } from '../engine/death.ts';
import { inOrderOfCompletion } from '../engine/parallel.ts';
import { type IsAlive, type Planned, runPurpose } from '../engine/run-purpose.ts';
import type { World } from '../engine/world.ts';
import { Finds } from './finds.ts';
import { Limit } from './limit.ts';
import { seedOf } from './seed.ts';

/** What an exploration starts from. */
export interface Expedition {
  readonly world: World;
  /** Property-based purposes, whatever the shard. */
  readonly properties: readonly Planned[];
  readonly settings: RunSettings & { readonly explore: NonNullable<RunSettings['explore']> };
  readonly isAlive: IsAlive;
  /** Why the run ends early, once that is so. */
  readonly stop: () => string | undefined;
}

/** How far an exploration is, and the first failure of its kind when there is a new one. */
export interface Progress {
  readonly exploration: Exploration;
  readonly found?: Result;
}

interface Job {
  readonly planned: Planned;
  readonly seed: number;
}

/** Runs property-based purposes with ever new seeds until time or exchanges are spent; whatever passes is only counted. */
export async function* explore(expedition: Expedition): AsyncGenerator<Progress, Exploration> {
  const { properties, settings, world, isAlive } = expedition;
  const limit = new Limit(settings.explore, expedition.stop);
  const log = new Log(settings, properties);
  const there = limit.within({ ...world, cases: new Map() });
  const queue = [...properties];
  const perform = async ({ planned, seed }: Job): Promise<Result> => {
    const result = await runPurpose({ ...there, seed, runs: settings.runs }, planned, isAlive);
    queue.push(planned);
    return result;
  };
  const ends: Result[] = [];
  const width = Math.min(settings.concurrency, properties.length);
  for await (const result of inOrderOfCompletion(jobsOf(queue, { settings, limit, log }), width, perform)) {
    if (saysItEnded(result)) ends.push(result);
    const isNew = !saysItEnded(result) && log.add(result, limit.end !== undefined);
    yield { exploration: log.exploration(limit), ...(isNew && { found: result }) };
  }
  // A server stops once, over one of those that were asking it.
  for (const result of oneEnd(ends, world.replay)) log.add(result, false);
  const exploration = log.exploration(limit);
  return width > 1 ? lookedAtAlone(exploration, expedition) : exploration;
}

interface Course {
  readonly settings: RunSettings;
  readonly limit: Limit;
  readonly log: Log;
}

/** A purpose holds its UEs alone, so it has its next round when the last one is over, and never waits in another's place. */
function* jobsOf(queue: Planned[], { settings, limit, log }: Course): Generator<Job> {
  while (limit.end === undefined) {
    const planned = queue.shift();
    if (planned === undefined) return;
    yield { planned, seed: seedOf(settings, log.begin(planned.purpose.id)) };
  }
}

/** All that is kept of an exploration: its size does not depend on how long it goes on. */
class Log {
  readonly #begun = new Map<string, number>();
  #undecided = 0;
  #reason: string | undefined;
  readonly #settings: Expedition['settings'];
  readonly #finds = new Finds();
  readonly #tick = performance.now();
  readonly #rows: Map<string, Explored>;

  constructor(settings: Expedition['settings'], properties: readonly Planned[]) {
    this.#settings = settings;
    this.#rows = new Map(
      properties.map(({ purpose }) => [purpose.id, { purpose: purpose.id, rounds: 0, cases: 0, failures: 0 }]),
    );
  }

  /** The number of the round that begins, counted from 1. */
  begin(purpose: string): number {
    const round = (this.#begun.get(purpose) ?? 0) + 1;
    this.#begun.set(purpose, round);
    return round;
  }

  /** True for the first failure of its kind; what the end cut short has to have failed to mean anything. */
  add(result: Result, isCut: boolean): boolean {
    const { purpose, verdict, generated, reason } = result;
    const row = this.#rows.get(purpose) ?? { purpose, rounds: 0, cases: 0, failures: 0 };
    const hasFailed = verdict === 'fail' || (verdict === 'error' && !isCut);
    this.#rows.set(purpose, {
      purpose,
      rounds: row.rounds + 1,
      cases: row.cases + (generated?.cases ?? 0),
      failures: row.failures + (hasFailed ? 1 : 0),
    });
    if (verdict === 'inconc' && !isCut) {
      this.#undecided += 1;
      this.#reason ??= `${purpose}: ${reason ?? ''}`;
    }
    return hasFailed && this.#finds.add(result);
  }

  exploration(limit: Limit): Exploration {
    const rows = [...this.#rows.values()];
    return {
      askedMs: this.#settings.explore.durationMs,
      durationMs: Math.round(performance.now() - this.#tick),
      ended: limit.end ?? 'no property-based purpose is selected',
      rounds: Math.max(0, ...this.#begun.values()),
      cases: rows.reduce((sum, { cases }) => sum + cases, 0),
      exchanges: limit.exchanges,
      purposes: rows,
      undecided: this.#undecided,
      ...(this.#reason !== undefined && { reason: this.#reason }),
      finds: this.#finds.kept,
      otherKinds: this.#finds.others,
    };
  }
}

/** Failures beside other purposes are looked at again alone, the one case where it is known. */
async function lookedAtAlone(exploration: Exploration, expedition: Expedition): Promise<Exploration> {
  const finds = [];
  for (const find of exploration.finds) {
    const planned = expedition.properties.find(({ purpose }) => purpose.id === find.result.purpose);
    const hasEnded =
      planned === undefined || find.result.counterexample === undefined || expedition.stop() !== undefined;
    finds.push(hasEnded ? find : { ...find, result: await again(find.result, planned, expedition) });
  }
  return { ...exploration, finds };
}

async function again(first: Result, planned: Planned, { world, settings, isAlive }: Expedition): Promise<Result> {
  const { seed, path, repeats } = first.counterexample ?? { seed: world.seed, path: '', repeats: false };
  const cases = repeats ? new Map([[first.purpose, [{ seed, path }]]]) : new Map();
  const alone = await runPurpose({ ...world, seed, cases, runs: repeats ? 0 : settings.runs }, planned, isAlive);
  if (kindOf(alone) === kindOf(first) || alone.verdict === 'inconc') return first;
  const reason =
    alone.verdict === 'fail'
      ? `alone it failed on ${alone.failure?.requirement ?? ''}: ${alone.failure?.got ?? ''}`
      : `alone it ended with ${alone.verdict}: what other UEs do at the same time, or did before, makes the difference`;
  return { ...first, reason };
}
