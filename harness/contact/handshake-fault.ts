import { X509Certificate } from 'node:crypto';
import type { Approach } from './approach.ts';
import { byConfiguration, byTarget, type Diagnosis } from './diagnosis.ts';
import { hostOf } from './guard.ts';
import type { DialError, Speech } from './speech.ts';

/** Why no handshake comes about, from what the other side says, or from how it says nothing. */
export function handshakeFault(where: string, fault: DialError, approach: Approach): Diagnosis {
  const { certificate } = approach.security.gateway;
  return (
    refused(where, fault, approach) ??
    withoutProtocol(where, fault, approach) ??
    unknownName(where, fault, approach) ??
    (certificate !== undefined && isCut(fault) ? cut(where, approach) : disagreed(where, fault))
  );
}

/** With TLS 1.3 the refusal of a client certificate comes after the handshake, with some servers without a word. */
export function refusedAfterwards(where: string, speech: Speech, approach: Approach): Diagnosis | undefined {
  if (speech.kind === 'nothing') return cut(where, approach);
  if (speech.kind !== 'failed') return undefined;
  return refused(where, speech.error, approach) ?? (isCut(speech.error) ? cut(where, approach) : undefined);
}

const alertIn = ({ code = '' }: DialError): string =>
  /ALERT_(.+)$/.exec(code)?.[1]?.toLowerCase().replaceAll('_', ' ') ?? '';

const isCut = ({ code = '' }: DialError): boolean => ['ECONNRESET', 'EPIPE'].includes(code);

/** The server ends the handshake because of the certificate that the suite shows, or does not show. */
function refused(where: string, fault: DialError, approach: Approach): Diagnosis | undefined {
  const alert = alertIn(fault);
  // Before it has shown its own certificate, a server misses other things: a cipher suite, a version.
  const isEarly = alert === 'handshake failure' && fault.isGreeted === false;
  if (isEarly || !/certificate|unknown ca|handshake failure/.test(alert)) return undefined;
  return approach.security.gateway.certificate === undefined
    ? byConfiguration(`${where} wants a client certificate, and none is configured (alert: ${alert})`, `${missing}.`)
    : byConfiguration(
        `${where} does not take the client certificate in target.tls.cert (alert: ${alert})`,
        renewal(approach) ?? `${another(approach)}.`,
      );
}

/** Some servers refuse a certificate, or the want of one, by the end of the connection. */
function cut(where: string, approach: Approach): Diagnosis {
  const isShown = approach.security.gateway.certificate !== undefined;
  const how = `${where} ends the connection without a word about the handshake, as servers do that`;
  const log = 'otherwise see in the log of the server.';
  return isShown
    ? byConfiguration(`${how} do not take the client certificate`, renewal(approach) ?? `${another(approach)}; ${log}`)
    : byConfiguration(`${how} miss a client certificate`, `${missing}; ${log}`);
}

const missing = 'Name the certificate and the key of the gateway in target.tls.cert and target.tls.key';

const shown = ({ security }: Approach): X509Certificate =>
  new X509Certificate(security.gateway.certificate?.cert ?? '');

function renewal(approach: Approach): string | undefined {
  const { validTo } = shown(approach);
  return Date.now() > Date.parse(validTo) ? `Renew the one in target.tls.cert: it expired on ${validTo}.` : undefined;
}

const another = (approach: Approach): string =>
  `Name one in target.tls.cert that an authority signed which the server trusts (that of this one is ${shown(approach).issuer.replaceAll('\n', ', ')}), or let the server trust that authority`;

function withoutProtocol(where: string, fault: DialError, { http }: Approach): Diagnosis | undefined {
  const alert = alertIn(fault);
  if (alert === 'no application protocol') return notOffered(where, http);
  if (alert !== 'protocol version') return undefined;
  return byConfiguration(
    `${where} does not speak the versions of TLS that are offered here (alert: ${alert})`,
    'Lower target.tls.minVersion, or let the server speak TLSv1.2 or TLSv1.3.',
  );
}

function unknownName(where: string, { code = '' }: DialError, { apiRoot, security }: Approach): Diagnosis | undefined {
  if (!code.includes('UNRECOGNIZED_NAME')) return undefined;
  const { servername } = security;
  return byConfiguration(
    `${where} does not know the name ${servername ?? hostOf(apiRoot)} (alert: unrecognized name)`,
    servername === undefined
      ? 'Correct the host name in target.url, or write the one that it knows in target.tls.servername.'
      : 'Correct target.tls.servername.',
  );
}

/** ALPN gives nothing that target.http allows. */
export const notOffered = (where: string, http: Approach['http']): Diagnosis => {
  if (http === 'auto')
    return byTarget(`${where} offers neither HTTP/2 nor HTTP/1.1 by ALPN`, 'Let the server offer h2 or http/1.1.');
  const [asked, other] = http === '2' ? ['HTTP/2', "'1.1'"] : ['HTTP/1.1', "'2'"];
  return byConfiguration(
    `${where} does not offer ${asked} by ALPN, and target.http says ${http}`,
    `Write \`http: auto\` or \`http: ${other}\` in target (or --http).`,
  );
};

const disagreed = (where: string, { code = '', message }: DialError): Diagnosis =>
  byTarget(
    `${where} agrees on no TLS connection (${code === '' ? message : code})`,
    'See in the log of the server why: version and cipher suites of both sides have to meet.',
  );
