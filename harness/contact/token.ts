import type { World } from '../engine/world.ts';
import { NoToken } from '../security/no-token.ts';
import { hasToken } from './approach.ts';
import { byConfiguration, type Diagnosis, type Finding, type Step } from './diagnosis.ts';

/** An access token is to be had, where requests carry one. */
export const tokenSteps = (world: World): readonly Step[] => (hasToken(world) ? [['token', () => granted(world)]] : []);

async function granted({ security: { gateway }, wardrobe }: World): Promise<Finding> {
  try {
    await wardrobe.dress('gateway');
    const { client } = gateway;
    if (client === undefined) return 'access tokens are minted with pixit.security.testKey';
    return `${client.tokenEndpoint ?? client.issuer} grants an access token to ${JSON.stringify(client.clientId)}`;
  } catch (error) {
    if (error instanceof NoToken) return noTokenFault(error);
    throw error;
  }
}

/** Why there is no token, with the section of the configuration that says where it comes from. */
export function noTokenFault({ found, see, isServerFault }: NoToken, section = 'target'): Diagnosis {
  const place = see.replaceAll('target.oauth2', `${section}.oauth2`);
  return isServerFault
    ? {
        blame: 'authorization server',
        text: found,
        remedy: `See in its log why; if another service answers there, correct ${place}.`,
      }
    : byConfiguration(found, `Correct ${place}.`);
}
