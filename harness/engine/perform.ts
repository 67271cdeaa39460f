import type { Result } from '../../reports/report.ts';
import { Inconclusive } from '../../suites/verdict.ts';
import { crashOf } from './brake.ts';
import { oneEnd, saysItEnded } from './death.ts';
import { inOrderOfCompletion } from './parallel.ts';
import { about, type Planned, runPurpose } from './run-purpose.ts';
import type { Vitals } from './vitals.ts';
import type { World } from './world.ts';

/** What performs the purposes of a plan. */
export interface Stage {
  readonly world: World;
  readonly vitals: Vitals;
  readonly concurrency: number;
  /** Why nothing more is begun, once that is so. */
  readonly stop: () => string | undefined;
}

/** A result as it becomes known. */
export interface Sighting {
  readonly result: Result;
  /** False while a failure is still to be looked at alone. */
  readonly isFinal: boolean;
}

/** Every planned purpose, several at a time; what went wrong beside others is looked at again alone. */
export async function* performed(stage: Stage, planned: readonly Planned[]): AsyncGenerator<Sighting> {
  const { vitals, concurrency } = stage;
  const suspects = new Map<Planned, Result>();
  const ends = new Map<Planned, Result>();
  const perform = async (item: Planned): Promise<readonly [Planned, Result]> => [item, await performedOne(stage, item)];
  for await (const [item, result] of inOrderOfCompletion(planned, concurrency, perform)) {
    if (saysItEnded(result)) ends.set(item, result);
    else if (isDoubtful(result) && concurrency > 1 && vitals.end === undefined) suspects.set(item, result);
    yield { result, isFinal: !suspects.has(item) && !ends.has(item) };
  }
  const inOrder = [...ends].toSorted(([one], [other]) => one.index - other.index).map(([, result]) => result);
  for (const result of oneEnd(inOrder, stage.world.replay)) yield { result, isFinal: true };
  for (const [item, first] of suspects)
    yield { result: confirmed(first, await performedOne(stage, item)), isFinal: true };
}

async function performedOne({ world, vitals, stop }: Stage, planned: Planned): Promise<Result> {
  const reason = stop();
  if (reason !== undefined) return skipped(world, planned, reason);
  try {
    return await runPurpose(world, planned, (isLate) => vitals.isAlive(isLate));
  } catch (error) {
    // The others that are under way are to tidy up before the run ends.
    world.brake.pull(crashOf(error));
    throw error;
  }
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

/** The result of a purpose that was not begun. */
export function skipped(world: World, planned: Planned, reason: string): Result {
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
