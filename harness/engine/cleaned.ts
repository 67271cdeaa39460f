import type { UeIdentity } from '../../suites/identity.ts';
import { toDeregister } from '../../suites/step.ts';
import type { Courier } from './courier.ts';

/** Removes what a former run may have left of a UE; false when it stays. It is no evidence, so nobody judges it. */
export async function cleaned(courier: Courier, ue: UeIdentity, hasLookup: boolean): Promise<boolean> {
  const kept = courier.records.length;
  const isThere = async (): Promise<boolean> => ((await courier.lookUp(ue)).result?.records ?? []).length > 0;
  try {
    if (hasLookup && !(await isThere())) return true;
    await courier.send(toDeregister(ue, { step: 'remove what a former run left' }));
    return !hasLookup || !(await isThere());
  } finally {
    courier.discard(kept);
  }
}
