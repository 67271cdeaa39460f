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

/** The peer of a request as it came in. */
export function peerOf(request: Pick<IncomingMessage, 'socket'> & Partial<Pick<Http2ServerRequest, 'stream'>>): Peer {
  const { socket } = request;
  const connection = request.stream?.session ?? socket;
  const { encrypted, authorized, authorizationError } = socket as TLSSocket;
  if (!encrypted) return { connection, isEncrypted: false };
  const name = (socket as TLSSocket).getPeerCertificate()?.subject?.CN;
  if (typeof name !== 'string') return { connection, isEncrypted: true };
  const flaw = String(authorizationError).includes('CERT_HAS_EXPIRED') ? 'expired' : 'untrusted';
  return { connection, isEncrypted: true, name, ...(!authorized && { flaw }) };
}
