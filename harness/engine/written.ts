import type { Stimulus } from '../../suites/iut.ts';
import { Inapplicable } from '../../suites/verdict.ts';
import type { RequestPacket } from '../binding/binding.ts';

/** The packet as it has to travel; throws Inapplicable where it cannot. */
export function written(packet: RequestPacket, { travels }: Pick<Stimulus, 'travels'>): RequestPacket {
  if (travels === undefined) return packet;
  if (travels === 'with-lower-case-names')
    return { ...packet, headers: packet.headers.map(([name, value]) => [name.toLowerCase(), value]) };
  if (packet.body === undefined || packet.body.length < 2) throw new Inapplicable('the request has no body to part');
  return packet;
}
