import { type Approach, calledHttp, handshakeOf, protocolsOf } from './approach.ts';
import { certificateFault } from './certificate-fault.ts';
import type { Finding } from './diagnosis.ts';
import { handshakeFault, notOffered, refusedAfterwards } from './handshake-fault.ts';
import { offeredByAlpn } from './offered.ts';
import { type DialError, dialTls, http2Greeting, plainGreeting, speechOf } from './speech.ts';
import { misspoken, placeOf, shownPlace, speaksPlainly } from './wire.ts';

/** A TLS handshake comes about, and the certificate of the server is one to be trusted. */
export async function secureStep(approach: Approach): Promise<Finding> {
  const place = placeOf(approach.apiRoot);
  const where = shownPlace(place);
  try {
    const socket = await dialTls(place, handshakeOf(approach));
    const found = certificateFault(socket, approach, where) ?? `${where} speaks ${socket.getProtocol()}`;
    socket.destroy();
    return found;
  } catch (error) {
    return (await speaksPlainly(approach.apiRoot)) ?? handshakeFault(where, error as DialError, approach);
  }
}

/** The HTTP that the run needs is spoken inside TLS, and the client certificate, where one is wanted, is taken. */
export async function secureHttpStep(approach: Approach): Promise<Finding> {
  const place = placeOf(approach.apiRoot);
  const where = shownPlace(place);
  try {
    const socket = await dialTls(place, { ...handshakeOf(approach), ALPNProtocols: [...protocolsOf(approach)] });
    const isHttp2 = socket.alpnProtocol === 'h2';
    const speech = await speechOf(socket, isHttp2 ? http2Greeting : plainGreeting(new URL(approach.apiRoot)));
    const fault = refusedAfterwards(where, speech, approach);
    if (fault !== undefined) return fault;
    if (!isHttp2 && approach.http === '2') return notOffered(where, approach.http);
    if (speech.kind !== (isHttp2 ? 'http2' : 'http')) return misspoken(where, speech, isHttp2);
    const offered = (await offeredByAlpn(approach)).map(calledHttp);
    const alpn = offered.length === 0 ? 'nothing is offered by ALPN' : `${offered.join(' and ')} by ALPN`;
    return `${where} speaks ${isHttp2 ? 'HTTP/2' : 'HTTP/1.1'} (${alpn})`;
  } catch (error) {
    return handshakeFault(where, error as DialError, approach);
  }
}
