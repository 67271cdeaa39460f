import { referencePixit } from './provisioning.ts';

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

const gateways = new Set([referencePixit.gateway.mgwServiceId, referencePixit.secondGateway?.mgwServiceId]);

/** Whether a Message Gateway may register UEs. */
export function isAllowedGateway(mgwSvcId: string): boolean {
  return gateways.has(mgwSvcId);
}
