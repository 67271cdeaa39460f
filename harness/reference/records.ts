import { createHash } from 'node:crypto';
import type { Call, Effect, Registration, UeRequest } from './behaviour.ts';
import { Refusal } from './refusal.ts';

/** Stores the UE Service ID, its gateway and its profile, in place of whatever was stored of the UE. */
export function store(ue: UeRequest, { registry }: Call): Effect {
  const effect = registry.has(ue.key) ? 'updated' : 'created';
  const { ueSvcId, mgwSvcId, ueProf } = ue;
  registry.set(ue.key, ueProf === undefined ? { ueSvcId, mgwSvcId } : { ueSvcId, mgwSvcId, ueProf });
  return effect;
}

/** Deletes everything that is stored of the UE. */
export function remove(ue: UeRequest, { registry }: Call): Effect {
  if (registry.delete(ue.key)) return 'removed';
  throw new Refusal(404, { cause: 'UE_NOT_REGISTERED', detail: 'The UE is not registered.' });
}

/** What is stored under a key: one registration, or none. */
export function find(key: string, { registry }: Call): readonly Registration[] {
  const found = registry.get(key);
  return found === undefined ? [] : [found];
}

/** The registration id of a UE: a hash over its exact UTF-16, so that it is the same in every run. */
export function registrationIdOf(ueSvcId: string): string {
  return createHash('sha256').update(Buffer.from(ueSvcId, 'utf16le')).digest('hex').slice(0, 32);
}
