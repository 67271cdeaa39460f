import type { Stimulus } from '../../suites/iut.ts';
import { Inapplicable } from '../../suites/verdict.ts';
import type { RequestPacket } from '../binding/binding.ts';
import { isLoss } from '../transport/transport.ts';
import type { ExchangeRecord } from './record.ts';

/** A packet that the binding has words for; throws Inapplicable where it has none. */
export function said(packet: RequestPacket | string): RequestPacket {
  if (typeof packet === 'string') throw new Inapplicable(`the binding cannot say it: ${packet}`);
  return packet;
}

/** What RFC 7252 clause 4.6 lets a receiver count on. */
const payloadOfCoap = 1024;

/** Throws Inapplicable where a CoAP server takes no message that is so long, which is its right. */
export function demandFit({ packet, answer }: ExchangeRecord, { disturbance }: Stimulus): void {
  const size = packet.body?.length ?? 0;
  if (isLoss(answer) || answer.code !== '4.13' || size <= payloadOfCoap || disturbance === 'oversize-body') return;
  throw new Inapplicable(`the server takes no message of ${size} bytes (4.13)`);
}
