import type { RequestPacket } from '../binding/binding.ts';
import type { Sent } from './office.ts';

const service = '/msgs-msgdelivery/v1';

/** The request by which an Application Server sends a message that is not to be stored (TS 29.538 MSGS_MSGDelivery). */
export function packetOf(
  { id, originator, ueServiceId, payload }: Sent,
  operation = 'deliver-as-message',
): RequestPacket {
  const message = {
    oriAddr: { addrType: 'AS', addr: originator },
    destAddr: { addrType: 'UE', addr: ueServiceId },
    msgId: id,
    payload,
    stoAndFwInd: false,
  };
  return {
    method: 'POST',
    path: `${service}/${operation}`,
    headers: [
      ['Content-Type', 'application/json'],
      ['Accept', 'application/json, application/problem+json'],
    ],
    body: Buffer.from(JSON.stringify(message)),
  };
}
