import { createSecureContext } from 'node:tls';
import type { Certificate, Security } from '../security/security.ts';
import { certificateOf, type Identity } from '../security/wardrobe.ts';
import { type Route, transportTo } from './negotiated.ts';
import { Slots } from './slots.ts';
import type { Tls, Transport } from './transport.ts';

/** A transport that has connections of their own for every identity that they show, made when they are first needed. */
export function transportFor({ slots = new Slots(), ...given }: Route, security: Security): Transport {
  const route = { ...given, slots };
  if (!route.apiRoot.startsWith('https:')) return transportTo(route);
  const transports = new Map<Identity, Transport>();
  const made = (identity: Identity): Transport => {
    if (identity === 'plain') return transportTo({ ...route, apiRoot: inPlainText(route.apiRoot) });
    return transportTo({ ...route, tls: tlsOf(security, certificateOf(security, identity)) });
  };
  return {
    exchange(packet, carriage) {
      const { identity = 'gateway' } = carriage;
      const transport = transports.get(identity) ?? made(identity);
      transports.set(identity, transport);
      return transport.exchange(packet, carriage);
    },
    limit(connections) {
      slots.limit(connections);
      for (const transport of transports.values()) transport.limit?.(connections);
    },
    async [Symbol.asyncDispose]() {
      for (const transport of transports.values()) await transport[Symbol.asyncDispose]();
    },
  };
}

function tlsOf({ ca, minVersion, servername }: Security, certificate: Certificate | undefined): Tls {
  const secureContext = createSecureContext({
    ...(ca !== undefined && { ca }),
    ...(minVersion !== undefined && { minVersion }),
    ...certificate,
  });
  return { secureContext, ...(servername !== undefined && { servername }) };
}

/** The same port without TLS. */
function inPlainText(apiRoot: string): string {
  const { hostname, port, pathname } = new URL(apiRoot);
  return `http://${hostname}:${port === '' ? '443' : port}${pathname.replace(/\/$/, '')}`;
}
