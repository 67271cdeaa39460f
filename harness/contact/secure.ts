import { checkServerIdentity, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { byConfiguration, byTarget, type Diagnosis } from './diagnosis.ts';
import { hostOf } from './guard.ts';
import type { Finding } from './network.ts';
import { dialTls, http2Greeting, plainGreeting, type Speech, speechOf } from './speech.ts';
import { misspoken, placeOf, shownPlace, speaksPlainly } from './wire.ts';

/** How the suite shows itself in a handshake, and whom it trusts. */
export type Tls = Pick<ConnectionOptions, 'ca' | 'cert' | 'key' | 'passphrase' | 'servername' | 'minVersion'>;

/** A TLS handshake comes about, and the certificate of the server is one to be trusted. */
export async function secureStep(url: string, tls: Tls = {}): Promise<Finding> {
  const where = shownPlace(placeOf(url));
  try {
    const socket = await dialTls(placeOf(url), named(url, tls));
    const found = untrusted(socket, tls.servername ?? hostOf(url), where) ?? `${where} speaks ${socket.getProtocol()}`;
    socket.destroy();
    return found;
  } catch (error) {
    return (await speaksPlainly(url)) ?? failedHandshake(where, error as NodeJS.ErrnoException, tls.cert !== undefined);
  }
}

/** HTTP is spoken inside TLS, and the client certificate, where one is wanted, is taken. */
export async function secureHttpStep(url: string, tls: Tls = {}, versions = ['h2', 'http/1.1']): Promise<Finding> {
  const where = shownPlace(placeOf(url));
  const options = { ...named(url, tls), ALPNProtocols: [...versions] };
  try {
    const socket = await dialTls(placeOf(url), options);
    const isHttp2 = socket.alpnProtocol === 'h2';
    const speech = await speechOf(socket, isHttp2 ? http2Greeting : plainGreeting(new URL(url)));
    if (speech.kind === (isHttp2 ? 'http2' : 'http')) return `${where} speaks ${isHttp2 ? 'HTTP/2' : 'HTTP/1.1'}`;
    return notTaken(where, speech, tls.cert !== undefined) ?? misspoken(where, speech, isHttp2);
  } catch (error) {
    return failedHandshake(where, error as NodeJS.ErrnoException, tls.cert !== undefined);
  }
}

/** An address is no name that a server could look for its certificate by. */
const named = (url: string, tls: Tls): ConnectionOptions => {
  const host = hostOf(url);
  return {
    ...tls,
    ...(tls.servername === undefined && /[a-z]/i.test(host) && !host.includes(':') && { servername: host }),
  };
};

/** What is wrong with the certificate of the server: its dates, its authority, its names. */
function untrusted(socket: TLSSocket, name: string, where: string): Diagnosis | undefined {
  const certificate = socket.getPeerCertificate();
  const { valid_from: from, valid_to: to, issuer, subject } = certificate;
  const now = Date.now();
  if (now > Date.parse(to)) return byTarget(`the certificate of ${where} expired on ${to}`, 'Renew it.');
  if (now < Date.parse(from))
    return byTarget(
      `the certificate of ${where} is valid from ${from} only`,
      'Issue another one, or set the clock here.',
    );
  const { authorizationError } = socket;
  if (
    authorizationError !== undefined &&
    authorizationError !== null &&
    String(authorizationError) !== 'ERR_TLS_CERT_ALTNAME_INVALID'
  )
    return byConfiguration(
      `the certificate of ${where} is signed by ${JSON.stringify(issuer?.CN ?? 'somebody')}, who is not trusted here (${String(authorizationError)})`,
      'Name the authority that signed it as the one to trust, or let the server show the whole chain.',
    );
  const mismatch = checkServerIdentity(name, certificate);
  if (mismatch === undefined) return undefined;
  const names = certificate.subjectaltname ?? `CN:${[subject?.CN ?? ''].flat().join()}`;
  return byConfiguration(
    `the certificate of ${where} is one for ${names}, not for ${name}`,
    'Name the server in target.url as its certificate does, or issue one for this name.',
  );
}

/** Why no handshake comes about, from what the other side says, or from how it says nothing. */
function failedHandshake(where: string, fault: NodeJS.ErrnoException, hasCertificate: boolean): Diagnosis {
  const refused = refusedHandshake(where, fault, hasCertificate);
  if (refused !== undefined) return refused;
  return hasCertificate && isCut(fault) ? cut(where, hasCertificate) : disagreed(where, fault);
}

/** The server ends the handshake because of the certificate that the suite shows, or does not show. */
function refusedHandshake(
  where: string,
  { code = '' }: NodeJS.ErrnoException,
  hasCertificate: boolean,
): Diagnosis | undefined {
  const alert = /ALERT_(.+)$/.exec(code)?.[1]?.toLowerCase().replaceAll('_', ' ');
  if (alert === undefined || !/certificate|unknown ca|handshake failure/.test(alert)) return undefined;
  return hasCertificate
    ? byConfiguration(
        `${where} does not take the client certificate (alert: ${alert})`,
        'Show one that an authority signed which the server trusts, and that is valid today.',
      )
    : byConfiguration(
        `${where} wants a client certificate, and none is configured (alert: ${alert})`,
        'Configure the certificate and the key of the gateway.',
      );
}

/** With TLS 1.3 the refusal of a client certificate comes after the handshake, with some servers without a word. */
function notTaken(where: string, speech: Speech, hasCertificate: boolean): Diagnosis | undefined {
  if (speech.kind === 'failed')
    return (
      refusedHandshake(where, speech.error, hasCertificate) ??
      (isCut(speech.error) ? cut(where, hasCertificate) : undefined)
    );
  return speech.kind === 'nothing' ? cut(where, hasCertificate) : undefined;
}

const isCut = ({ code = '' }: NodeJS.ErrnoException): boolean => ['ECONNRESET', 'EPIPE'].includes(code);

const cut = (where: string, hasCertificate: boolean): Diagnosis =>
  byConfiguration(
    `${where} ends the connection without a word about the handshake, as servers do that ${hasCertificate ? 'do not take the client certificate' : 'miss a client certificate'}`,
    hasCertificate
      ? 'Show one that an authority signed which the server trusts; otherwise see in the log of the server.'
      : 'Configure the certificate and the key of the gateway; otherwise see in the log of the server.',
  );

const disagreed = (where: string, { code = '', message }: NodeJS.ErrnoException): Diagnosis =>
  byTarget(
    `${where} agrees on no TLS connection (${code === '' ? message : code})`,
    'See in the log of the server why: version and cipher suites of both sides have to meet.',
  );
