import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** Who is at the other end of the connection. */
export interface Peer {
  readonly isEncrypted: boolean;
  /** The name in its certificate, if it showed one. */
  readonly name?: string;
  /** What is wrong with the certificate. */
  readonly flaw?: 'untrusted' | 'expired';
}

/** The peer of a request as it came in. */
export function peerOf({ socket }: Pick<IncomingMessage, 'socket'>): Peer {
  const { encrypted, authorized, authorizationError } = socket as TLSSocket;
  if (!encrypted) return { isEncrypted: false };
  const name = (socket as TLSSocket).getPeerCertificate()?.subject?.CN;
  if (typeof name !== 'string') return { isEncrypted: true };
  const flaw = String(authorizationError).includes('CERT_HAS_EXPIRED') ? 'expired' : 'untrusted';
  return { isEncrypted: true, name, ...(!authorized && { flaw }) };
}
