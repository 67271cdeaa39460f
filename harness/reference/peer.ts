import type { IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { TLSSocket } from 'node:tls';

/** Who is at the other end of the connection. */
export interface Peer {
  /** The same for all requests of a connection. */
  readonly connection: object;
  readonly isEncrypted: boolean;
  /** The name in its certificate, if it showed one. */
  readonly name?: string;
  /** What is wrong with the certificate. */
  readonly flaw?: 'untrusted' | 'expired';
}

/** Nobody changes on a connection, and to read a certificate takes time. */
const known = new WeakMap<object, Peer>();

/** The peer of a request as it came in. */
export function peerOf(request: Pick<IncomingMessage, 'socket'> & Partial<Pick<Http2ServerRequest, 'stream'>>): Peer {
  const connection = request.stream?.session ?? request.socket;
  const peer = known.get(connection) ?? readFrom(request.socket as TLSSocket, connection);
  known.set(connection, peer);
  return peer;
}

function readFrom(socket: TLSSocket, connection: object): Peer {
  const { encrypted, authorized, authorizationError } = socket;
  if (!encrypted) return { connection, isEncrypted: false };
  const name = socket.getPeerCertificate()?.subject?.CN;
  if (typeof name !== 'string') return { connection, isEncrypted: true };
  const flaw = String(authorizationError).includes('CERT_HAS_EXPIRED') ? 'expired' : 'untrusted';
  return { connection, isEncrypted: true, name, ...(!authorized && { flaw }) };
}
