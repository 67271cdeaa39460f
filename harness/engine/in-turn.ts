import { setTimeout as sleep } from 'node:timers/promises';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { toDeregister } from '../../suites/step.ts';
import { isLoss, type Transport } from '../transport/transport.ts';
import type { ExchangeRecord } from './record.ts';
import { sayable } from './sayable.ts';
import type { World } from './world.ts';

/** How preflight asks: once, or again while answers get lost. */
export interface Asker {
  readonly once: (stimulus: Stimulus) => Promise<Outcome>;
  readonly asked: (stimulus: Stimulus) => Promise<Outcome>;
}

/**
 * De-registers on a second connection, while the pool keeps the first one: where only the end of that brings an answer, the
 * server serves one connection after another, and from now on there is one at a time.
 */
export async function deregisteredApart(
  { limit }: Pick<Transport, 'limit'>,
  ue: UeIdentity,
  { once, asked }: Asker,
): Promise<{ readonly outcome: Outcome; readonly isServedInTurn: boolean }> {
  const apart = await once(toDeregister(ue, { connection: 'own' }));
  if (apart.kind !== 'silent' || limit === undefined) return { outcome: apart, isServedInTurn: false };
  limit(1);
  const outcome = await asked(toDeregister(ue));
  const isServedInTurn = outcome.kind !== 'silent';
  if (!isServedInTurn) limit();
  return { outcome, isServedInTurn };
}

/** A defect may leave a request or two without an answer. */
const tolerable = 2;

/** A server that takes no further connection for now lets the network try again, a second later for the first time. */
const notTaken = 900;

/** In that time a server sees that a connection was closed. */
const releaseMs = 100;

/** The world before a run, what its answers come in, and how many connections the run may open. */
type Ground = Pick<World, 'transport' | 'cast'> & {
  readonly answer: ExchangeRecord['answer'] | undefined;
  readonly wanted: number;
};

/** What became of connections that were opened at once. */
interface Look {
  readonly served: number;
  /** Some were left to wait, not sent away. */
  readonly isWaiting: boolean;
}

/**
 * How many connections are served beside each other, where that is fewer than a run opens: the others wait, or are sent
 * away. From now on there are no more. What is asked for is nothing that could be granted.
 */
export async function connectionsServed(
  { transport: { limit }, cast, answer, wanted }: Ground,
  { once }: Pick<Asker, 'once'>,
): Promise<number | undefined> {
  // HTTP/2 carries all requests on one connection.
  const isHttp1 = answer !== undefined && !isLoss(answer) && answer.version?.startsWith('1') === true;
  if (limit === undefined || !isHttp1) return undefined;
  const nobody = { ueServiceId: 'is-anybody-there', credential: cast.wrongCredential };
  const closeIdle = (): void => {
    limit(1);
    limit();
  };
  const look = async (count: number): Promise<Look> => {
    closeIdle();
    const labels = Array.from({ length: count }, (_, at) => `room ${at}`);
    return lookOf(labels.map((connection) => sayable(() => once(toDeregister(nobody, { connection })))));
  };
  const isBounded = ({ served }: Look): boolean => served > 0 && served < wanted - tolerable;
  const first = await look(wanted);
  // A network may lose some connections, but not as many each time.
  const second = isBounded(first) ? await look(wanted) : first;
  const most = first.served > second.served ? first : second;
  const served = isBounded(most) ? await confirmed(most, look) : undefined;
  closeIdle();
  if (served !== undefined) limit(served);
  return served;
}

/** Where some connections were closed, others that waited were served in their place: fewer are served beside each other. */
async function confirmed({ served, isWaiting }: Look, look: (count: number) => Promise<Look>): Promise<number> {
  let least = served;
  if (!isWaiting) return least;
  for (let times = 0; times < 2 && least > 1; times++) {
    await sleep(releaseMs);
    const again = Math.max(1, (await look(least)).served);
    if (again < least) times = -1;
    least = Math.min(least, again);
  }
  return least;
}

async function lookOf(asks: readonly Promise<readonly Outcome[]>[]): Promise<Look> {
  const started = performance.now();
  const timed = asks.map(async (ask) =>
    (await ask).map((outcome) => ({ outcome, ms: performance.now() - started }) as const),
  );
  const seen = (await Promise.all(timed)).flat();
  const usual = seen.map(({ ms }) => ms).toSorted((one, other) => one - other)[Math.floor(seen.length / 2)] ?? 0;
  const inTime = Math.max(notTaken, 3 * usual);
  const served = seen.filter(({ outcome, ms }) => isServed(outcome) && ms < inTime).length;
  return { served: seen.length === 0 ? asks.length : served, isWaiting: seen.some(({ ms }) => ms >= inTime) };
}

/** Half an answer is a sign that the connection was served. */
const isServed = ({ kind, lost }: Outcome): boolean =>
  kind !== 'throttled' && (kind !== 'silent' || lost === 'incomplete');
