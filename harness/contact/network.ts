import type { Diagnosis } from './diagnosis.ts';
import { hostOf, obstacleTo, resolveHost, unresolved, type Destination, type Resolve } from './guard.ts';
import { dialTcp, http2Greeting, speechOf } from './speech.ts';
import { placeOf, plainDiagnosis, shownPlace, unreachable } from './wire.ts';

/** What one step of an examination found: that it is fine, in a few words, or what stands in the way. */
export type Finding = string | Diagnosis;

/** The name resolves, and to an address that may be tested. */
export async function nameStep(destination: Destination, resolve: Resolve = resolveHost): Promise<Finding> {
  const host = hostOf(destination.url);
  try {
    const addresses = await resolve(host);
    const obstacle = await obstacleTo(destination, () => Promise.resolve(addresses));
    return obstacle ?? `${host} is ${addresses.includes(host) ? 'an address' : addresses.join(', ')}`;
  } catch (error) {
    return unresolved(host, error as NodeJS.ErrnoException);
  }
}

/** Something listens. */
export async function tcpStep(url: string): Promise<Finding> {
  const place = placeOf(url);
  try {
    (await dialTcp(place)).destroy();
    return `${shownPlace(place)} takes connections`;
  } catch (error) {
    return unreachable(place, error as NodeJS.ErrnoException);
  }
}

/** What listens speaks HTTP without TLS. */
export async function plainStep(url: string): Promise<Finding> {
  const place = placeOf(url);
  try {
    const found = await plainDiagnosis(url);
    if ('remedy' in found) return found;
    const speech = await speechOf(await dialTcp(place), http2Greeting);
    return `${shownPlace(place)} speaks HTTP/1.1${speech.kind === 'http2' ? ', and HTTP/2 with prior knowledge' : ''}`;
  } catch (error) {
    return unreachable(place, error as NodeJS.ErrnoException);
  }
}
