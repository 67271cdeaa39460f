import { checkServerIdentity, type PeerCertificate, type TLSSocket } from 'node:tls';
import type { Approach } from './approach.ts';
import { byConfiguration, byTarget, type Diagnosis } from './diagnosis.ts';
import { hostOf } from './guard.ts';

/** What is wrong with the certificate of the server: its dates, its authority, its names. */
export function certificateFault(socket: TLSSocket, approach: Approach, where: string): Diagnosis | undefined {
  const certificate = socket.getPeerCertificate();
  return (
    outOfDate(certificate, where) ??
    untrusted(socket, certificate, { ca: approach.security.ca, where }) ??
    misnamed(certificate, approach, where)
  );
}

function outOfDate({ valid_from: from, valid_to: to }: PeerCertificate, where: string): Diagnosis | undefined {
  const now = Date.now();
  if (now > Date.parse(to)) return byTarget(`the certificate of ${where} expired on ${to}`, 'Renew it.');
  if (now >= Date.parse(from)) return undefined;
  return byTarget(
    `the certificate of ${where} is valid from ${from} only`,
    'Issue another one, or set the clock here.',
  );
}

function untrusted(
  { authorizationError }: TLSSocket,
  { issuer }: PeerCertificate,
  { ca, where }: { readonly ca: string | undefined; readonly where: string },
): Diagnosis | undefined {
  const code = String(authorizationError ?? '');
  if (code === '' || code === 'ERR_TLS_CERT_ALTNAME_INVALID') return undefined;
  const who = JSON.stringify([issuer?.CN ?? 'somebody'].flat().join(', '));
  return byConfiguration(
    `the certificate of ${where} is signed by ${who}, who is not trusted here (${code})`,
    ca === undefined
      ? 'Name the file with the authority that signed it in target.tls.ca: without it those of the system are trusted.'
      : 'Correct target.tls.ca: the file has to hold the authority that signed it; or let the server show its whole chain.',
  );
}

function misnamed(certificate: PeerCertificate, { apiRoot, security }: Approach, where: string): Diagnosis | undefined {
  const name = security.servername ?? hostOf(apiRoot);
  if (checkServerIdentity(name, certificate) === undefined) return undefined;
  const names = certificate.subjectaltname ?? `CN:${[certificate.subject?.CN ?? ''].flat().join()}`;
  return byConfiguration(
    `the certificate of ${where} is one for ${names}, not for ${name}`,
    security.servername === undefined
      ? 'Name the server in target.url, or in target.tls.servername, as its certificate does, or issue one for this name.'
      : 'Correct target.tls.servername, or issue a certificate for this name.',
  );
}
