import type { Exploration, Result } from '../../reports/report.ts';
import { purposes } from '../../suites/purposes.ts';
import { explore } from '../explore/explore.ts';
import { crashOf } from './brake.ts';
import { performed, skipped } from './perform.ts';
import { type Plan, planOf } from './plan.ts';
import type { Performed } from './report-of.ts';
import type { Planned } from './run-purpose.ts';
import type { Rig, RunEvent } from './run.ts';
import { type Vitals, vitalsOf } from './vitals.ts';
import type { World } from './world.ts';

type Carried = Pick<Performed, 'results' | 'stop' | 'exploration'>;

/** The plan, then the exploration, then the purposes that watch all others; what is known stays where an error ends it early. */
export async function* carriedOut(world: World, plan: Plan, rig: Rig): AsyncGenerator<RunEvent, Carried> {
  const course = new Course(world, plan, rig);
  try {
    yield* course.run();
  } catch (error) {
    world.brake.pull(crashOf(error));
  }
  return course.end();
}

class Course {
  readonly #world: World;
  readonly #plan: Plan;
  readonly #rig: Rig;
  readonly #vitals: Vitals;
  readonly #results = new Map<string, Result>();
  #isInterrupted = false;
  #exploration: Exploration | undefined;

  constructor(world: World, plan: Plan, rig: Rig) {
    this.#world = world;
    this.#plan = plan;
    this.#rig = rig;
    this.#vitals = vitalsOf(world);
  }

  async *run(): AsyncGenerator<RunEvent, void> {
    const { config, arrange = (planned) => planned } = this.#rig;
    const { brake } = this.#world;
    const watching = this.#plan.selected.filter(({ purpose }) => purpose.watches === true);
    const alone = this.#plan.selected.filter(({ purpose }) => purpose.alone === true);
    const others = arrange(this.#plan.selected.filter((planned) => ![...watching, ...alone].includes(planned)));
    yield* this.#performed(alone, 1);
    yield* this.#performed(others, config.run.concurrency);
    this.#isInterrupted = brake.isPulled;
    if (this.#stop() === undefined) this.#exploration = yield* this.#ventured();
    yield* this.#performed(watching, 1);
  }

  async *#performed(planned: readonly Planned[], concurrency: number): AsyncGenerator<RunEvent, void> {
    const watches = planned.some(({ purpose }) => purpose.watches === true);
    // An exploration may be interrupted: the plan is complete all the same.
    const stop = watches ? () => (this.#isInterrupted ? this.#stop() : this.#vitals.end) : () => this.#stop();
    const stage = { world: this.#world, vitals: this.#vitals, stop, concurrency };
    for await (const { result, isFinal } of performed(stage, planned)) {
      this.#results.set(result.purpose, result);
      yield { kind: isFinal ? 'result' : 'suspect', result };
    }
  }

  readonly #stop = (): string | undefined => this.#world.brake.stop?.text ?? this.#vitals.end;

  /** The exploration, where one is asked for; every shard explores all properties, with other seeds. */
  async *#ventured(): AsyncGenerator<RunEvent, Exploration | undefined> {
    const world = this.#world;
    const { explore: budget, only, skip } = this.#rig.config.run;
    if (budget === undefined) return undefined;
    const { selected } = planOf(purposes, { only, skip }, { ...world, poolSize: world.pool.size });
    const events = explore({
      world,
      properties: selected.filter(({ purpose }) => purpose.input !== undefined),
      settings: { ...this.#rig.config.run, explore: budget },
      isAlive: (isLate) => this.#vitals.isAlive(isLate),
      stop: this.#stop,
    });
    for (;;) {
      const { done, value } = await events.next();
      if (done === true) return value;
      yield { kind: 'exploring', ...value };
    }
  }

  /** One result of every purpose, in the order of the plan. */
  end(): Carried {
    const { stop } = this.#world.brake;
    const results = this.#plan.selected.map(
      (planned) =>
        this.#results.get(planned.purpose.id) ??
        skipped(this.#world, planned, stop?.text ?? this.#vitals.end ?? 'the run ended before'),
    );
    const isCutOff = this.#isInterrupted || results.some(({ cause }) => cause === 'stopped');
    const isEarly = stop !== undefined && (isCutOff || stop.error !== undefined);
    return {
      results,
      ...(isEarly && { stop }),
      ...(this.#exploration && { exploration: this.#exploration }),
    };
  }
}
