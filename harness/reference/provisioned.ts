import { referenceDelivery, referencePixit } from './provisioning.ts';

/** A UE as it is provisioned; a barred one is known but not authorised for the service. */
export interface Subscriber {
  readonly credential: string;
  readonly isBarred: boolean;
}

const { ues, freeUe, unauthorisedUe } = referencePixit;

/** The subscriber with this UE Service ID, compared exactly, or undefined. */
export function subscriberOf(ueSvcId: string): Subscriber | undefined {
  if (ueSvcId === unauthorisedUe?.ueServiceId) return { credential: unauthorisedUe.credential, isBarred: true };
  const free = freeUe?.ueServiceId.split('{any}')[0];
  if (freeUe !== undefined && free !== undefined && ueSvcId.startsWith(free)) {
    return { credential: freeUe.credential, isBarred: false };
  }
  const credential = pooledCredential(ueSvcId);
  return credential === undefined ? undefined : { credential, isBarred: false };
}

function pooledCredential(ueSvcId: string): string | undefined {
  if (!('from' in ues)) return ues.find((ue) => ue.ueServiceId === ueSvcId)?.credential;
  const [before = '', after = ''] = ues.ueServiceId.split('{n}');
  if (!ueSvcId.startsWith(before) || !ueSvcId.endsWith(after)) return undefined;
  const digits = ueSvcId.slice(before.length, ueSvcId.length - after.length);
  const n = Number(digits);
  if (String(n) !== digits || !Number.isInteger(n) || n < ues.from || n > ues.to) return undefined;
  return ues.credential.replace('{n}', digits);
}

/** The Application Server that messages are taken from. */
export const referenceAs = referenceDelivery.asServiceId;

/** The kind of a gateway, which says by which interface messages come to it. */
export const kindOf = (mgwSvcId: string): 'l3g' | 'n3g' =>
  [referencePixit.gateway, referencePixit.secondGateway].find((known) => known?.mgwServiceId === mgwSvcId)?.kind ??
  'n3g';

const gateways = new Set([referencePixit.gateway.mgwServiceId, referencePixit.secondGateway?.mgwServiceId]);

/** Whether a Message Gateway may register UEs. */
export function isAllowedGateway(mgwSvcId: string): boolean {
  return gateways.has(mgwSvcId);
}
