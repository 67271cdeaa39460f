import { setTimeout as sleep } from 'node:timers/promises';
import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, Outcome } from '../../suites/iut.ts';
import type { Courier } from './courier.ts';
import type { Breach } from './ledger.ts';
import type { Preflight } from './preflight.ts';
import { isShown, type Sight } from './sight.ts';
import type { World } from './world.ts';

/** What it takes to look for the look-up. */
export interface Asking {
  readonly world: World;
  readonly courier: Courier;
  readonly register: (ue: UeIdentity) => Promise<Outcome>;
  readonly deregister: (ue: UeIdentity) => Promise<Outcome>;
}

interface Looking {
  readonly ue: UeIdentity;
  readonly others: readonly UeIdentity[];
  /** Whether there is something to show. */
  readonly isRegistered: boolean;
}

/** Whether there is a look-up, and whether it misses what is registered. */
export async function lookedUp(
  asking: Asking,
  { ue, others, isRegistered }: Looking,
): Promise<Pick<Preflight, 'lookup' | 'seemsForgetful' | 'lacksLookup'>> {
  const none = { lookup: false, seemsForgetful: false } as const;
  if (asking.world.binding.lookup === undefined) return none;
  const { result, record } = await sightOf(asking, ue, isRegistered);
  if (result === undefined) return none;
  if (/^(?:4\.?0[45]|5\.?01)/.test(result.text)) {
    if (!isRegistered) return none;
    if (await showsOne(asking, others)) return { lookup: true, seemsForgetful: true };
    const expected = `a look-up, as the PICS claims, that shows ${JSON.stringify(ue.ueServiceId)}`;
    const check = { requirement: 'W-12', holds: false, expected, got: result.text } as const;
    return { ...none, lacksLookup: { at: [-1, 0], purpose: 'preflight', check, record } };
  }
  // An answer about the UE in another shape is a look-up too, and a wrong one.
  const isAbout = /^2\.?0[05]/.test(result.text) && result.text.includes(ue.ueServiceId);
  const seemsForgetful = isRegistered && result.records?.length === 0;
  return { lookup: result.records !== undefined || isAbout, seemsForgetful };
}

/** What the look-up shows once a registration has had its time to show. */
export async function sightOf(
  { world, courier }: Asking,
  ue: UeIdentity,
  isRegistered: boolean,
): ReturnType<Courier['lookUp']> {
  const until = Date.now() + world.timers.settleMs;
  for (;;) {
    const isLast = !isRegistered || Date.now() >= until;
    const sight = await courier.lookUp(ue);
    if (isLast || isShown(sight)) return sight;
    await sleep(50);
  }
}

/** What shows whether the first registration of all was stored, where the look-up shows the ones after it. */
export function judgedFirst(ue: UeIdentity, { result, record }: Sight): Breach {
  return firstBreach(ue, { holds: (result?.records ?? []).length > 0, got: result?.text ?? 'no answer', record });
}

/** What became of the first registration of all. */
export function firstBreach(
  { ueServiceId }: UeIdentity,
  { record, ...found }: Pick<Check, 'holds' | 'got'> & Pick<Breach, 'record'>,
): Breach {
  const expected = `${JSON.stringify(ueServiceId)} to be registered, by the first registration of the run`;
  return { at: [-1, 0], purpose: 'preflight', check: { requirement: 'R-05', expected, ...found }, record };
}

/** Whether it shows one that is registered beside the first: then it only misses that. */
async function showsOne(asking: Asking, others: readonly UeIdentity[]): Promise<boolean> {
  for (const ue of others) {
    const { kind } = await asking.register(ue);
    const sight = await sightOf(asking, ue, kind === 'accepted');
    await asking.deregister(ue);
    if (isShown(sight)) return true;
  }
  return false;
}
