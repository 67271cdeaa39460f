import type { UeIdentity } from '../../suites/identity.ts';
import type { Courier } from './courier.ts';
import type { World } from './world.ts';

/** Removes what a former run may have left of a UE; false when it stays. It is no evidence, so nobody judges it. */
async function cleaned(courier: Courier, ue: UeIdentity, hasLookup: boolean): Promise<boolean> {
  const kept = courier.records.length;
  try {
    if (hasLookup && (await isGone(courier, ue))) return true;
    for (const as of courier.gateways) {
      await courier.remove(ue, 'remove what a former run left', as);
      if (hasLookup && (await isGone(courier, ue))) return true;
    }
    return !hasLookup;
  } finally {
    courier.discard(kept);
  }
}

/** A look-up that cannot be read shows nothing that could be removed. */
async function isGone(courier: Courier, ue: UeIdentity): Promise<boolean> {
  const { result } = await courier.lookUp(ue);
  return (result?.records ?? []).length === 0;
}

/** Removes what a former run may have left of a UE, and notes where it stays. */
export async function prepared(
  { pool, hasLookup }: Pick<World, 'pool' | 'hasLookup'>,
  courier: Courier,
  ue: UeIdentity,
): Promise<void> {
  if (await cleaned(courier, ue, hasLookup)) pool.stuck.delete(ue.ueServiceId);
  else pool.stuck.add(ue.ueServiceId);
}
