import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { toDeregister } from '../../suites/step.ts';
import { isLoss, type Transport } from '../transport/transport.ts';
import type { ExchangeRecord } from './record.ts';
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

/** So many are opened at once: what a run has in flight, and what meets on purpose. */
const wanted = 36;

/**
 * How many connections are served beside each other, where that is fewer than a run opens: the others wait, or are sent
 * away. From now on there are no more.
 */
export async function connectionsServed(
  {
    transport: { limit },
    answer,
  }: Pick<World, 'transport'> & { readonly answer: ExchangeRecord['answer'] | undefined },
  ue: UeIdentity,
  { once }: Pick<Asker, 'once'>,
): Promise<number | undefined> {
  // HTTP/2 carries all requests on one connection.
  const isHttp1 = answer !== undefined && !isLoss(answer) && answer.version?.startsWith('1') === true;
  if (limit === undefined || !isHttp1) return undefined;
  const closeIdle = (): void => {
    limit(1);
    limit();
  };
  const look = async (): Promise<readonly Outcome[]> => {
    closeIdle();
    const stimuli = Array.from({ length: wanted }, (_, at) => toDeregister(ue, { connection: `room ${at}` }));
    return (await Promise.all(stimuli.map(once))).filter(isServed);
  };
  const first = (await look()).length;
  // A network may lose a connection or two, but not each time.
  const served = first === 0 || first === wanted ? first : Math.max(first, (await look()).length);
  closeIdle();
  if (served === 0 || served === wanted) return undefined;
  limit(served);
  return served;
}

/** Half an answer is a sign that the connection was served. */
const isServed = ({ kind, lost }: Outcome): boolean =>
  kind !== 'throttled' && (kind !== 'silent' || lost === 'incomplete');
