import type { ConnectionOptions } from 'node:tls';
import type { Security } from '../security/security.ts';
import type { HttpVersion } from '../transport/negotiated.ts';
import { hostOf } from './guard.ts';

/** How the suite goes to a server: where to, by which HTTP, whom it trusts, and what it shows. */
export interface Approach {
  readonly apiRoot: string;
  readonly http: HttpVersion;
  readonly security: Security;
}

export const isSecured = ({ apiRoot }: Pick<Approach, 'apiRoot'>): boolean => apiRoot.startsWith('https:');

/** Whether the gateway shows a client certificate. */
export const hasCertificate = ({ security }: Pick<Approach, 'security'>): boolean =>
  security.gateway.certificate !== undefined;

/** Whether requests carry an access token. */
export const hasToken = ({ security: { gateway, testKey } }: Pick<Approach, 'security'>): boolean =>
  gateway.client !== undefined || testKey !== undefined;

/** What handshakes are made with; an address is no name that a server could look for its certificate by. */
export function handshakeOf({ apiRoot, security }: Approach): ConnectionOptions {
  const { ca, minVersion, gateway, servername } = security;
  const host = hostOf(apiRoot);
  const isName = /[a-z]/i.test(host) && !host.includes(':');
  return {
    ...gateway.certificate,
    ...(ca !== undefined && { ca }),
    ...(minVersion !== undefined && { minVersion }),
    ...(servername === undefined ? isName && { servername: host } : { servername }),
  };
}

/** The names of HTTP versions in ALPN. */
export type Protocol = 'h2' | 'http/1.1';

const protocols = { auto: ['h2', 'http/1.1'], '1.1': ['http/1.1'], '2': ['h2'] } as const;

/** What the suite offers by ALPN. */
export const protocolsOf = ({ http }: Pick<Approach, 'http'>): readonly Protocol[] => protocols[http];

/** A version of HTTP as people call it. */
export const calledHttp = (protocol: string): string => (protocol === 'h2' ? 'HTTP/2' : 'HTTP/1.1');
