import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { toDeregister } from '../../suites/step.ts';
import type { Transport } from '../transport/transport.ts';

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
