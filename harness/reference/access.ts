import type { Call, UeRequest } from './behaviour.ts';
import { isAllowedGateway, subscriberOf } from './provisioned.ts';
import { Refusal } from './refusal.ts';

/** Refuses a registration through a Message Gateway that is unknown or not allowed. */
export function admitGateway(ue: UeRequest): void {
  if (isAllowedGateway(ue.mgwSvcId)) return;
  throw new Refusal(403, { cause: 'MGW_NOT_AUTHORISED', detail: 'The Message Gateway may not register UEs.' });
}

/** Refuses a credential that is not the one of the UE; a UE that is not provisioned has none to compare with. */
export function authenticate(ue: UeRequest): void {
  const subscriber = subscriberOf(ue.key);
  if (subscriber === undefined || subscriber.credential === ue.ueCredInfo) return;
  throw new Refusal(403, { cause: 'UE_CREDENTIAL_INVALID', detail: 'The UE credential information does not match.' });
}

/** Refuses the registration of a UE that is not provisioned or barred. */
export function authorise(ue: UeRequest, call: Call): void {
  const subscriber = subscriberOf(ue.key);
  if (call.operation !== 'register' || (subscriber !== undefined && !subscriber.isBarred)) return;
  throw new Refusal(403, { cause: 'UE_NOT_AUTHORISED', detail: 'The UE is not authorised for the service.' });
}
