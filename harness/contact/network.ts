import { type Approach, isSecured } from './approach.ts';
import type { Finding, Step } from './diagnosis.ts';
import { hostOf, obstacleTo, resolveHost, unresolved, type Destination, type Resolve } from './guard.ts';
import { secureHttpStep, secureStep } from './secure.ts';
import { dialTcp, http2Greeting, speechOf } from './speech.ts';
import { placeOf, plainDiagnosis, shownPlace, unreachable } from './wire.ts';

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

/** What is spoken over the connection: TLS where it is wanted, and the HTTP that the run needs. */
export const speechSteps = (approach: Approach): readonly Step[] =>
  isSecured(approach)
    ? [
        ['tls', () => secureStep(approach)],
        ['http', () => secureHttpStep(approach)],
      ]
    : [['http', () => plainStep(approach)]];

/** What listens speaks HTTP without TLS. */
async function plainStep({ apiRoot, http }: Approach): Promise<Finding> {
  const place = placeOf(apiRoot);
  try {
    const found = await plainDiagnosis(apiRoot, http === '2');
    if ('remedy' in found) return found;
    if (http === '2') return `${shownPlace(place)} speaks HTTP/2 with prior knowledge`;
    const speech = await speechOf(await dialTcp(place), http2Greeting);
    return `${shownPlace(place)} speaks HTTP/1.1${speech.kind === 'http2' ? ', and HTTP/2 with prior knowledge' : ''}`;
  } catch (error) {
    return unreachable(place, error as NodeJS.ErrnoException);
  }
}
