import type { Exchange } from '../report.ts';

/** The number of a step as its files have it. */
export const numberOf = (place: number): string => String(place + 1).padStart(2, '0');

/** The file of the body of a request. */
export const bodyName = (place: number): string => `${numberOf(place)}-request.body`;

/** The file of what was sent in a step; over CoAP of all that went over the wire. */
export const requestName = (place: number, url: string): string =>
  isCoapUrl(url) ? `${numberOf(place)}-datagrams.txt` : `${numberOf(place)}-request.http`;

/** Whether what goes to this URL is no HTTP. */
export const isCoapUrl = (url: string): boolean => url.startsWith('coap:');

/** Whether these steps were taken over CoAP. */
export const isCoap = (steps: readonly Pick<Exchange, 'request'>[]): boolean =>
  steps.some(({ request }) => isCoapUrl(request.url));
