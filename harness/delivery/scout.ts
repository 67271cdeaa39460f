import type { UeIdentity } from '../../suites/identity.ts';
import { gatewaysOf } from '../../suites/message-purpose.ts';
import { toDeregister, toRegister } from '../../suites/step.ts';
import { sentenceOf } from '../contact/diagnosis.ts';
import type { Preflight } from '../engine/preflight.ts';
import { Session } from '../engine/session.ts';
import type { World } from '../engine/world.ts';
import { type Attempt, attempted, hasCome } from './attempt.ts';
import type { Delivery } from './delivery.ts';
import { whyNothingCame } from './obstacle.ts';

/** What was found out about messages before any is judged. */
interface Scouted {
  /** Why they cannot be judged. */
  readonly obstacle?: string;
  readonly observed: readonly string[];
}

/** Sends a message to a UE of each gateway; where nothing comes, finds out whether the configuration may be to blame. */
async function scouted(world: World, delivery: Delivery): Promise<Scouted> {
  const lease = await world.pool.lease(0, 2);
  const session = new Session(world, { purpose: 'preflight', index: -1, ues: lease.ues });
  const attempts: Attempt[] = [];
  try {
    for (const [at, gateway] of gatewaysOf(world).entries()) {
      const ue = lease.ues[at % lease.ues.length] as UeIdentity;
      const attempt = await registeredAndTried(session, ue, gateway);
      if (attempt === 'came') return { observed: ['A message for a registered UE comes to its gateway.'] };
      if (attempt !== undefined) attempts.push(attempt);
    }
  } finally {
    session.messages.close();
    await session.tidy();
    lease.release();
  }
  const [first] = attempts;
  const why = first && (await whyNothingCame(world, delivery, first));
  const obstacle =
    first === undefined
      ? 'No UE could be registered to find out whether messages come to the gateways.'
      : why && sentenceOf(why);
  return {
    ...(obstacle !== undefined && { obstacle }),
    observed: [`No message for a registered UE comes to a gateway. ${obstacle ?? ''}`.trim()],
  };
}

async function registeredAndTried(
  session: Session,
  ue: UeIdentity,
  gateway: string,
): Promise<Attempt | 'came' | undefined> {
  const registered = await session.courier.send(toRegister(session, ue, { gateway }));
  if (registered.outcome.kind !== 'accepted') return undefined;
  try {
    const found = await attempted(session, ue, gateway);
    return hasCome(found) ? 'came' : found;
  } finally {
    await session.courier.send(toDeregister(ue));
  }
}

/** What preflight finds out about messages besides, where they are to be judged; nothing is asked of a run that ends. */
export async function informed(
  world: World,
  first: Preflight,
): Promise<{ readonly world: World; readonly first: Preflight }> {
  const { delivery, brake } = world;
  if (delivery === undefined || first.unusable !== undefined || brake.isPulled) return { world, first };
  const { obstacle, observed } = await scouted(world, delivery);
  return {
    world: { ...world, delivery: { ...delivery, ...(obstacle !== undefined && { obstacle }) } },
    first: { ...first, observed: [...first.observed, ...observed] },
  };
}
