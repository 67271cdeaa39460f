import type { Guise } from '../../suites/guise.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { Inapplicable } from '../../suites/verdict.ts';
import type { World } from './world.ts';

/** What the binding may have to know beyond the message: what is known of the UE, but for the gateway where another one is to de-register it. */
export function knownOf(
  { memory, cast }: Pick<World, 'memory' | 'cast'>,
  { operation, message, as, lengthens }: Stimulus,
): ReturnType<World['memory']['of']> {
  if (lengthens !== undefined) {
    const known = memory.lengthened(lengthens);
    if (known === undefined)
      throw new Inapplicable('nothing can stand at the end of what the wire calls a registration');
    return known;
  }
  const known = memory.of(message['ueServiceId']);
  const speaker = as === 'second-gateway' ? cast.secondGateway : as === 'gateway' ? cast.gateway : undefined;
  return operation === 'deregister' && speaker !== undefined ? { ...known, gateway: speaker.mgwServiceId } : known;
}

/** A gateway speaks for itself, and for the UEs that it registered. */
export function speakerOf(
  { memory, cast }: Pick<World, 'memory' | 'cast'>,
  { operation, message }: Pick<Stimulus, 'operation' | 'message'>,
): Guise {
  const speaker = operation === 'register' ? message['mgwServiceId'] : memory.of(message['ueServiceId']).gateway;
  const second = cast.secondGateway?.mgwServiceId;
  return second !== undefined && speaker === second ? 'second-gateway' : 'gateway';
}
