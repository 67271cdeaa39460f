import { connect } from 'node:tls';
import { coap } from './coap.ts';
import { http1 } from './http1.ts';
import { http2 } from './http2.ts';
import type { Slots } from './slots.ts';
import type { Tls, Transport } from './transport.ts';

/** Which HTTP to speak; `auto`: HTTP/1.1 in plain text, and over TLS what ALPN gives. */
export type HttpVersion = '1.1' | '2' | 'auto';

/** Where to, and how. */
export interface Route {
  readonly apiRoot: string;
  readonly http: HttpVersion;
  readonly maxSockets: number;
  /** Connections that may be open at a time over HTTP/1.1, in all. */
  readonly slots?: Slots;
  readonly tls?: Tls;
}

/** How long the handshake that finds out about ALPN may take; after that an exchange shows what is wrong. */
const handshakeMs = 3000;

/** A transport for this route. */
export function transportTo(route: Route): Transport {
  const { apiRoot, http, tls } = route;
  if (apiRoot.startsWith('coap:')) return coap(apiRoot);
  const isSecured = apiRoot.startsWith('https:');
  if (http === '2') return http2(apiRoot, tls);
  if (http === '1.1' || !isSecured) return http1(route);
  let chosen: Promise<Transport> | undefined;
  const choose = async (): Promise<Transport> =>
    (await alpnOf(apiRoot, tls)) === 'h2' ? http2(apiRoot, tls) : http1(route);
  return {
    async exchange(packet, carriage) {
      chosen ??= choose();
      return (await chosen).exchange(packet, carriage);
    },
    limit: (connections) => void chosen?.then((transport) => transport.limit?.(connections)),
    async [Symbol.asyncDispose]() {
      await (await chosen)?.[Symbol.asyncDispose]();
    },
  };
}

/** What the server chooses by ALPN; nothing where no handshake comes about. */
function alpnOf(apiRoot: string, tls: Tls = {}): Promise<string | undefined> {
  const { hostname, port } = new URL(apiRoot);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const socket = connect({ host, port: Number(port || 443), ALPNProtocols: ['h2', 'http/1.1'], ...tls });
    const settle = (protocol?: string): void => {
      resolve(protocol);
      socket.destroy();
    };
    socket.setTimeout(handshakeMs, () => settle());
    socket.once('secureConnect', () => settle(socket.alpnProtocol || undefined)).on('error', () => settle());
  });
}
