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

interface Seen {
  readonly outcome: Outcome;
  readonly ms: number;
}

/** The world before a run, what its answers come in, and how many connections the run may open. */
type Ground = Pick<World, 'transport' | 'cast'> & {
  readonly answer: ExchangeRecord['answer'] | undefined;
  readonly wanted: number;
};

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
  const look = async (): Promise<number> => {
    closeIdle();
    const labels = Array.from({ length: wanted }, (_, at) => `room ${at}`);
    const started = performance.now();
    const ask = async (connection: string): Promise<readonly Seen[]> => {
      const outcomes = await sayable(() => once(toDeregister(nobody, { connection })));
      return outcomes.map((outcome) => ({ outcome, ms: performance.now() - started }));
    };
    const seen = (await Promise.all(labels.map(ask))).flat();
    const usual = seen.map(({ ms }) => ms).toSorted((one, other) => one - other)[Math.floor(seen.length / 2)] ?? 0;
    const inTime = Math.max(notTaken, 3 * usual);
    return seen.length === 0 ? wanted : seen.filter(({ outcome, ms }) => isServed(outcome) && ms < inTime).length;
  };
  const isBounded = (served: number): boolean => served > 0 && served < wanted - tolerable;
  const first = await look();
  // A network may lose some connections, but not as many each time.
  const served = isBounded(first) ? Math.max(first, await look()) : first;
  closeIdle();
  if (!isBounded(served)) return undefined;
  limit(served);
  return served;
}

/** Half an answer is a sign that the connection was served. */
const isServed = ({ kind, lost }: Outcome): boolean =>
  kind !== 'throttled' && (kind !== 'silent' || lost === 'incomplete');
