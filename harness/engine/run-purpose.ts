import type { Result } from '../../reports/report.ts';
import { levelOf } from '../../spec/level.ts';
import { requirement } from '../../spec/requirements.ts';
import { shrunk } from '../../suites/for-all.ts';
import type { Purpose } from '../../suites/purpose.ts';
import { Failure, Inapplicable, Inconclusive, NoVerdict } from '../../suites/verdict.ts';
import { Unanswered } from './insist.ts';
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

type Ending = Pick<Result, 'verdict' | 'inapplicable' | 'blame' | 'reason' | 'failure' | 'counterexample'>;

const evidenceLimit = 40;

/** Runs one purpose to exactly one result; never throws. `isAlive` decides whether a silence is the server's answer or its end. */
export async function runPurpose(world: World, planned: Planned, isAlive: () => Promise<boolean>): Promise<Result> {
  const { purpose } = planned;
  const started = performance.now();
  const lease = await world.pool.lease(planned.offset, planned.count);
  const classes = purpose.input?.classes(world.pics) ?? [];
  const session = new Session(world, { purpose: purpose.id, index: planned.index, ues: lease.ues, classes });
  let ending: Ending;
  let records: readonly ExchangeRecord[];
  try {
    await session.trial(() => purpose.run(session));
    ending = endingOfPass(purpose, session);
    records = session.courier.records.slice(0, 2);
  } catch (error) {
    ending = await endingOf(error, isAlive);
    records = evidenceOf(world, ending, session);
  } finally {
    lease.release();
  }
  return {
    ...about(world, planned, ending),
    ...ending,
    met: Object.fromEntries(session.metCounts),
    ...(session.unobservedReasons.size > 0 && { unobserved: Object.fromEntries(session.unobservedReasons) }),
    ...(session.tally.generated && { generated: session.tally.generated }),
    attempts: session.tries,
    exchangeCount: session.exchangeCount,
    durationMs: Math.round(performance.now() - started),
    exchanges: records.slice(-evidenceLimit).map((record) => exchangeOf(record, world.hide)),
  };
}

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
    replay: world.replay(purpose.id, findable(ending)),
  };
}

/** A counterexample that fails without the cases before it can be found alone. */
const findable = ({ counterexample }: Ending): Parameters<World['replay']>[1] =>
  counterexample?.repeats === true && counterexample.path !== '' ? counterexample : undefined;

/** A pass needs positive evidence for the requirement that the purpose is about. */
function endingOfPass(purpose: Purpose, session: Session): Ending {
  const [primary] = purpose.verifies;
  if (session.metCounts.has(primary)) return { verdict: 'pass' };
  const why = session.unobservedReasons.get(primary);
  if (why !== undefined) return { verdict: 'none', reason: `not observable: ${why}` };
  return { verdict: 'error', blame: 'suite', reason: `the purpose ended without evidence for ${primary}` };
}

async function endingOf(error: unknown, isAlive: () => Promise<boolean>): Promise<Ending> {
  if (error instanceof Failure) return failed(error);
  if (error instanceof Unanswered) {
    const { silence } = error;
    if (await isAlive())
      return failed(new Failure(silence.requirement, 'an answer', `none in three attempts: ${silence.message}`));
    return failed(new Failure('R-70', 'the server to go on serving', `it stopped answering: ${silence.message}`));
  }
  if (error instanceof Inconclusive) return { verdict: 'inconc', blame: error.blame, reason: error.message };
  if (error instanceof Inapplicable)
    return { verdict: 'none', inapplicable: true, reason: `not applicable: ${error.message}` };
  if (error instanceof NoVerdict) return { verdict: 'none', reason: error.message };
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { verdict: 'error', blame: 'suite', reason };
}

function failed(failure: Failure): Ending {
  const { id, clause, level, layer } = requirement(failure.requirement);
  const counterexample = shrunk(failure);
  return {
    verdict: 'fail',
    blame: 'IUT',
    failure: {
      requirement: id,
      clause,
      level,
      layer,
      expected: failure.expected,
      got: failure.got,
      ...(failure.seenIn !== undefined && { seenIn: failure.seenIn }),
    },
    ...(counterexample && { counterexample }),
  };
}

/** The exchanges that show a failure: those of the failing attempt, or the one of another purpose that a watch points at. */
function evidenceOf(world: World, { failure }: Ending, session: Session): readonly ExchangeRecord[] {
  const breach =
    failure?.seenIn === undefined ? undefined : world.ledger.breach(requirement(failure.requirement as 'R-01').id);
  return breach === undefined ? (session.failing ?? session.courier.records) : [breach.record];
}
