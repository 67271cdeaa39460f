import type { Loss } from '../binding/binding.ts';

/** More than any answer of this interface needs; what is longer is cut and said to be. */
export const bodyLimit = 1_048_576;

/** A kept connection that the server closed without announcing it; nothing of the request was answered. */
export const abandoned = Symbol('abandoned');

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);

const untrusted = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** What OpenSSL says where the other side does not speak TLS at all. */
const plainText = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_OVERFLOW/;

/** The loss of an exchange that came to no connection, or undefined for errors of another kind. */
export function unconnected({ code = '', message }: NodeJS.ErrnoException): Loss | undefined {
  if (unreachable.has(code)) return { lost: 'refused', text: `no connection (${message})` };
  if (untrusted.has(code))
    return { lost: 'refused', text: `the certificate of the server is not trusted (${code}: ${message})` };
  if (plainText.test(code)) return { lost: 'garbage', text: `an answer that is not TLS (${code})` };
  const alert = /^ERR_SSL_.*ALERT_(.+)$/.exec(code)?.[1];
  if (alert !== undefined)
    return { lost: 'closed', text: `the server ended TLS with the alert ${alert.toLowerCase().replaceAll('_', ' ')}` };
  return code.startsWith('ERR_SSL_') || code === 'EPROTO'
    ? { lost: 'closed', text: `no agreement on TLS (${code}: ${message.trim().split('\n')[0]})` }
    : undefined;
}

/** Nothing came, or nothing whole, in the time there was. */
export const late = (deadlineMs: number, hasBegun: boolean): Loss => ({
  lost: hasBegun ? 'incomplete' : 'deadline',
  text: `no complete answer within ${deadlineMs} ms`,
});

/** The server, or the network before it, took no connection in the time there was. */
export const untaken = (deadlineMs: number): Loss => ({
  lost: 'unproven',
  text: `no connection within ${deadlineMs} ms (target.connections bounds how many are opened)`,
});

/** Nobody got an answer for so long that this one was not waited for as long as usual. */
export const hurried = (loss: Loss): Loss => (loss.lost === 'deadline' ? { ...loss, lost: 'unproven' } : loss);

/** The answer began and did not end. */
export const stopped = (status: number, why = ''): Loss => ({
  lost: 'incomplete',
  text: `the answer (${status}) stopped in the middle${why === '' ? '' : ` (${why})`}`,
});

export const closed: Loss = { lost: 'closed', text: 'the connection was closed without an answer' };
export const reset: Loss = { lost: 'reset', text: 'the connection was reset' };
