import type { UeIdentity } from '../../suites/identity.ts';
import type { Arrival } from '../../suites/messages.ts';
import { Silence } from '../../suites/verdict.ts';
import type { Courier } from '../engine/courier.ts';
import type { ExchangeRecord } from '../engine/record.ts';
import type { Postman } from './postman.ts';

/** A message for a registered UE of which nothing came. */
export interface Attempt {
  readonly ue: UeIdentity;
  readonly gateway: string;
  readonly record: ExchangeRecord;
  readonly story: string;
}

/** Who sends a message, and has the answers to it on record. */
interface Sender {
  readonly courier: Courier;
  readonly messages: Postman;
}

/** Sends a message to a UE that the gateway registered: what came of it, or where nothing did, what there is to go by. */
export async function attempted(
  { courier, messages }: Sender,
  ue: UeIdentity,
  gateway: string,
): Promise<Attempt | readonly Arrival[]> {
  const message = await messages.send(ue);
  try {
    const arrivals = await messages.arrivals(message);
    if (arrivals.length > 0) return arrivals;
  } catch (error) {
    if (!(error instanceof Silence)) throw error;
  }
  const record = courier.recordOf(message);
  if (record === undefined) throw new TypeError('a message without an exchange');
  return { ue, gateway, record, story: message.story };
}

export const hasCome = (found: Attempt | readonly Arrival[]): found is readonly Arrival[] => Array.isArray(found);
