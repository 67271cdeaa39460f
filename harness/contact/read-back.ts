import type { UeIdentity } from '../../suites/identity.ts';
import { disagreement } from '../../suites/profile.ts';
import { toRegister } from '../../suites/step.ts';
import { NoVerdict } from '../../suites/verdict.ts';
import { readBody } from '../binding/body.ts';
import type { Courier } from '../engine/courier.ts';
import type { World } from '../engine/world.ts';
import { isLoss } from '../transport/transport.ts';
import { byConfiguration, type Finding } from './diagnosis.ts';
import { removed } from './query.ts';

/** A number that an answer has hardly by chance. */
const tellingS = 36_007;
const profile = { communicationAvailability: { periodicTime: tellingS } };

const seen = 'shows the registration';

/** Registers the UE afresh with a profile, and compares what the look-up shows of it; the UE stays registered. */
export async function readBack(world: World, courier: Courier, ue: UeIdentity): Promise<Finding> {
  try {
    await removed(world, ue, 'make room for a registration with a profile');
    const { outcome } = await courier.send(toRegister(world, ue, { profile }));
    if (outcome.kind === 'accepted') return await compared(world, courier, ue);
  } catch (error) {
    if (!(error instanceof NoVerdict)) throw error;
  }
  await courier.send(toRegister(world, ue));
  return seen;
}

async function compared({ binding }: World, courier: Courier, ue: UeIdentity): Promise<Finding> {
  const { result, record } = await courier.lookUp(ue);
  const own = result?.records?.find(({ ueServiceId = ue.ueServiceId }) => ueServiceId === ue.ueServiceId);
  if (own !== undefined && disagreement(profile, own.profile) === undefined) return `${seen} and its profile`;
  const { text } = isLoss(record.answer) ? { text: '' } : readBody(record.answer);
  if (!text.includes(String(tellingS)))
    return `${seen}, and nothing of its profile: where that is as it should be, write \`profileReadBack: false\` in pics`;
  return byConfiguration(
    `the look-up shows the periodic time ${tellingS} that was registered, and the binding ${binding.name} does not find it there`,
    'Correct `lookup.shows.profile`, `names` or `values` of the binding.',
  );
}
