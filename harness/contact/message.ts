import { randomUUID } from 'node:crypto';
import type { UeIdentity } from '../../suites/identity.ts';
import { shown } from '../../suites/step.ts';
import { Inconclusive } from '../../suites/verdict.ts';
import { type Attempt, attempted, hasCome } from '../delivery/attempt.ts';
import type { Delivery } from '../delivery/delivery.ts';
import { whyNothingCame } from '../delivery/obstacle.ts';
import { Postman, textOf } from '../delivery/postman.ts';
import { Courier } from '../engine/courier.ts';
import type { World } from '../engine/world.ts';
import { NoToken } from '../security/no-token.ts';
import { byTarget, type Finding, type Step } from './diagnosis.ts';
import { noTokenFault } from './token.ts';

/** A message to the UE, which is registered, comes to its gateway, where the PICS claims that messages are delivered. */
export const messageSteps = (world: World, ue: UeIdentity): readonly Step[] =>
  world.delivery ? [['message', () => sent(world, world.delivery as Delivery, ue)]] : [];

async function sent(world: World, delivery: Delivery, ue: UeIdentity): Promise<Finding> {
  const courier = new Courier(world);
  const messages = new Postman({ world, session: { courier, nonce: randomUUID }, note: () => undefined });
  const { mgwServiceId } = world.cast.gateway;
  try {
    const found = await attempted({ courier, messages }, ue, mgwServiceId);
    if (!hasCome(found)) return (await whyNothingCame(world, delivery, found)) ?? refused(found);
    const gateways = new Set(found.map(({ gateway }) => JSON.stringify(gateway)));
    const own = JSON.stringify(mgwServiceId);
    if (gateways.has(own)) return `a message for ${shown(ue)} comes to its gateway ${own}`;
    return byTarget(
      `a message for ${shown(ue)}, which ${own} registered, comes to ${[...gateways].join(' and ')}`,
      'See where the server delivers what is for each gateway: to the gateway roots of pixit.delivery.',
    );
  } catch (error) {
    if (error instanceof NoToken) return noTokenFault(error, 'pixit.delivery');
    if (!(error instanceof Inconclusive)) throw error;
    return byTarget(error.message, 'Lift the limit in the server, or keep below it with target.rate.');
  } finally {
    messages.close();
  }
}

/** The server itself says that it delivers nothing. */
const refused = ({ ue, record }: Attempt): Finding =>
  byTarget(
    `no message comes for ${shown(ue)}, which is registered: the server answers with ${textOf(record)}`,
    'See in its log why it delivers nothing to a UE that it has just registered, or claim no messageDelivery.',
  );
