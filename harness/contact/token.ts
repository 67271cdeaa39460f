import type { World } from '../engine/world.ts';
import { NoToken } from '../security/no-token.ts';
import { hasToken } from './approach.ts';
import type { Diagnosis, Finding, Step } from './diagnosis.ts';

/** An access token is to be had, where requests carry one. */
export const tokenSteps = (world: World): readonly Step[] => (hasToken(world) ? [['token', () => granted(world)]] : []);

async function granted({ security: { gateway }, wardrobe }: World): Promise<Finding> {
  try {
    await wardrobe.dress('gateway');
    const { client } = gateway;
    if (client === undefined) return 'access tokens are minted with pixit.security.testKey';
    return `${client.tokenEndpoint ?? client.issuer} grants an access token to ${JSON.stringify(client.clientId)}`;
  } catch (error) {
    if (error instanceof NoToken) return diagnosisOf(error);
    throw error;
  }
}

const diagnosisOf = ({ found, see, isServerFault }: NoToken): Diagnosis =>
  isServerFault
    ? {
        blame: 'authorization server',
        text: found,
        remedy: `See in its log why; if another service answers there, correct ${see}.`,
      }
    : { blame: 'configuration', text: found, remedy: `Correct ${see}.` };
