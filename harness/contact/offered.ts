import { type Approach, handshakeOf, type Protocol } from './approach.ts';
import { dialTls } from './speech.ts';
import { placeOf } from './wire.ts';

/** The versions of HTTP that a server offers by ALPN, each asked for alone; none where no handshake comes about. */
export async function offeredByAlpn(approach: Approach): Promise<readonly Protocol[]> {
  const offered = await Promise.all((['h2', 'http/1.1'] as const).map((protocol) => isOffered(approach, protocol)));
  return offered.flat();
}

async function isOffered(approach: Approach, protocol: Protocol): Promise<readonly Protocol[]> {
  const options = { ...handshakeOf(approach), ALPNProtocols: [protocol] };
  const socket = await dialTls(placeOf(approach.apiRoot), options).catch(() => undefined);
  socket?.destroy();
  return socket?.alpnProtocol === protocol ? [protocol] : [];
}
