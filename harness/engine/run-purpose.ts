import type { Result } from '../../reports/report.ts';
import { findable } from '../../reports/repro/name.ts';
import { levelOf } from '../../spec/level.ts';
import { requirement, type RequirementId } from '../../spec/requirements.ts';
import { shrunk } from '../../suites/for-all.ts';
import type { Purpose } from '../../suites/purpose.ts';
import { Failure, Inapplicable, Inconclusive, NoVerdict } from '../../suites/verdict.ts';
import { isLoss } from '../transport/transport.ts';
import { UsageError } from '../usage-error.ts';
import { blamed } from './blamed.ts';
import { isEnd } from './death.ts';
import { judged, lossIn } from './lost.ts';
import { type ExchangeRecord, exchangeOf } from './record.ts';
import { Session } from './session.ts';
import type { World } from './world.ts';

/** A purpose with its place in the plan and the identities that follow from it. */
export interface Planned {
  readonly purpose: Purpose;
  readonly index: number;
  readonly offset: number;
  readonly count: number;
}

/** Asks whether the server is still there; `isLate`: the silence that raises the question lasted to its deadline. */
export type IsAlive = (isLate: boolean) => Promise<boolean>;

type Ending = Pick<Result, 'verdict' | 'inapplicable' | 'cause' | 'blame' | 'reason' | 'failure' | 'counterexample'>;

const evidenceLimit = 40;

/** Runs one purpose to exactly one result; never throws. `isAlive` decides whether a silence is the server's answer or its end. */
export async function runPurpose(world: World, planned: Planned, isAlive: IsAlive): Promise<Result> {
  const { purpose } = planned;
  const started = performance.now();
  const lease = await world.pool.lease(planned.offset, planned.count);
  const classes = purpose.input?.classes(world.pics) ?? [];
  const session = new Session(world, { purpose: purpose.id, index: planned.index, ues: lease.ues, classes });
  let ending: Ending;
  let evidence: Evidence;
  let end: RequirementId | undefined;
  let used: Result['used'];
  try {
    await session.trial(() => purpose.run(session));
    ending = endingOfPass(world, purpose, session);
    evidence = { records: session.courier.records.slice(0, 2) };
  } catch (thrown) {
    const lost = lossIn(thrown, world, session.courier);
    // Where the run ends, nobody asks again, so a silence says nothing.
    const isOver = world.brake.isPulled;
    const isDead = lost !== undefined && lost.mayBeEnd && !isOver && !(await isAlive(lost.isLate));
    if (isDead) end = lost.silence.requirement;
    const error =
      lost === undefined ? blamed(thrown, purpose, world.binding) : isOver ? lost.silence : judged(lost, isDead);
    ending = endingOf(error, world);
    evidence = evidenceOf(error, world, { session, isLost: lost !== undefined });
    if (error instanceof Failure) used = usedBefore(error, purpose, session);
  } finally {
    lease.release();
  }
  const { spelt = (text) => text } = world.binding;
  const result: Result = {
    ...about(world, planned, ending),
    ...ending,
    ...(used && { used }),
    met: Object.fromEntries(session.metCounts),
    ...(session.unobservedReasons.size > 0 && { unobserved: Object.fromEntries(session.unobservedReasons) }),
    ...(session.tally.generated && { generated: session.tally.generated }),
    attempts: session.tries,
    exchangeCount: session.courier.count,
    durationMs: Math.round(performance.now() - started),
    exchanges: evidence.records.map((record) => exchangeOf({ ...record, step: spelt(record.step) }, world.hide)),
    ...(evidence.decisive !== undefined && { decisive: evidence.decisive }),
  };
  return end === undefined ? result : isEnd(result, end);
}

/** Where to begin again: one case of a property can be asked for alone, everything else is the whole purpose. */
const usedBefore = (failure: Failure, { input }: Purpose, { failed }: Session): Result['used'] =>
  input === undefined ? failed.began : (failed.of(failure)?.used ?? failed.used);

/** What the result says of the purpose itself, whatever happened. */
export function about(world: Pick<World, 'pics' | 'replay'>, { purpose }: Pick<Planned, 'purpose'>, ending: Ending) {
  const primary = requirement(purpose.verifies[0]);
  const decisive =
    ending.failure === undefined ? undefined : requirement(ending.failure.requirement as typeof primary.id);
  return {
    purpose: purpose.id,
    title: purpose.title,
    level: levelOf(decisive ?? primary, world.pics),
    layer: (decisive ?? primary).layer,
    provisional: (decisive ?? primary).mark === 'U',
    requirements: purpose.verifies,
    replay: world.replay(purpose.id, findable(ending), ending.verdict === 'fail'),
  };
}

/** A pass needs positive evidence for the requirement that the purpose is about. */
function endingOfPass(world: World, purpose: Purpose, session: Session): Ending {
  const [primary] = purpose.verifies;
  if (session.metCounts.has(primary)) return { verdict: 'pass' };
  const why = session.unobservedReasons.get(primary);
  if (why !== undefined) return { verdict: 'none', reason: `not observable: ${why}` };
  if (world.isOver()) return endingOf(new Inconclusive('stopped', 'the run ended before there was evidence'), world);
  if (purpose.input !== undefined)
    return { verdict: 'none', reason: `no generated case gave evidence for ${primary}; --runs asks for more of them` };
  return { verdict: 'error', blame: 'suite', reason: `the purpose ended without evidence for ${primary}` };
}

function endingOf(error: unknown, world: World): Ending {
  const { spelt = (text) => text } = world.binding;
  if (error instanceof Failure) return failed(error, world);
  if (error instanceof Inconclusive) {
    const { obstacle, blame, message } = error;
    return { verdict: 'inconc', cause: obstacle, blame, reason: spelt(message) };
  }
  if (error instanceof UsageError) return endingOf(new Inconclusive('configuration', error.message), world);
  if (error instanceof Inapplicable)
    return { verdict: 'none', inapplicable: true, reason: `not applicable: ${spelt(error.message)}` };
  if (error instanceof NoVerdict) return { verdict: 'none', reason: spelt(error.message) };
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { verdict: 'error', blame: 'suite', reason };
}

function failed(failure: Failure, { pics, binding: { spelt = (text) => text } }: World): Ending {
  const rule = requirement(failure.requirement);
  const counterexample = shrunk(failure);
  return {
    verdict: 'fail',
    blame: 'IUT',
    failure: {
      requirement: rule.id,
      clause: rule.clause,
      level: levelOf(rule, pics),
      layer: rule.layer,
      expected: spelt(failure.expected),
      got: spelt(failure.got),
      ...(failure.among && { accepted: failure.among }),
      ...(failure.seenIn !== undefined && { seenIn: failure.seenIn }),
    },
    ...(counterexample && { counterexample }),
  };
}

interface Evidence {
  readonly records: readonly ExchangeRecord[];
  readonly decisive?: number;
}

/** The exchanges of the failing attempt, or those of another purpose that a watch points at. */
function evidenceOf(
  error: unknown,
  world: World,
  { session, isLost }: { readonly session: Session; readonly isLost: boolean },
): Evidence {
  const failure = error instanceof Failure ? error : undefined;
  const breach = failure?.seenIn === undefined ? undefined : world.ledger.breach(failure.requirement);
  if (breach !== undefined) return { records: [...breach.before, breach.record] };
  const all = session.failed.of(failure)?.records ?? session.courier.records;
  const shown = failure?.shownBy === undefined ? undefined : session.courier.recordOf(failure.shownBy);
  const lost = isLost ? all.findIndex(({ answer }) => isLoss(answer)) : -1;
  const place = shown === undefined ? lost : all.indexOf(shown);
  const from = Math.max(0, Math.min(all.length - evidenceLimit, place < 0 ? all.length : place));
  const records = all.slice(from, from + evidenceLimit);
  const decisive = place - from;
  return { records, ...(place >= 0 && decisive < records.length - 1 && { decisive }) };
}
