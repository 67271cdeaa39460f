import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { type Change, toDeregister } from '../../suites/step.ts';
import type { World } from './world.ts';

/** De-registers a UE; where the wire names the gateway, for each that was named for the UE, until it is accepted. */
export async function leave(
  { binding, memory }: Pick<World, 'binding' | 'memory'>,
  { ue, change }: { readonly ue: UeIdentity; readonly change: Change },
  send: (stimulus: Stimulus) => Promise<Outcome>,
): Promise<Outcome> {
  let outcome = await send(toDeregister(ue, change));
  if (binding.leavesByGateway !== true) return outcome;
  const [first = '', ...others] = memory.gatewaysOf(ue.ueServiceId);
  for (const gateway of others) {
    if (outcome.kind !== 'rejected' || outcome.refusal === 'server-error') return outcome;
    memory.turn(ue.ueServiceId, gateway);
    outcome = await send(toDeregister(ue, change));
  }
  if (outcome.kind === 'rejected') memory.turn(ue.ueServiceId, first);
  return outcome;
}
