import { byConfiguration, byTarget, type Diagnosis, unreached } from './diagnosis.ts';
import { hostOf, unresolved } from './guard.ts';
import type { Place, Speech } from './speech.ts';
import { dialTcp, dialTls, http2Greeting, plainGreeting, speechOf } from './speech.ts';

const usualPorts: Readonly<Record<string, number>> = { 'https:': 443, 'coap:': 5683 };

/** Where the connections to a URL go. */
export function placeOf(url: string): Place {
  const { port, protocol } = new URL(url);
  return { host: hostOf(url), port: Number(port) || usualPorts[protocol] || 80 };
}

/** `host:port` as people write it. */
export const shownPlace = ({ host, port }: Place): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

const swapped = (url: string): string =>
  url.replace(/^https?/i, (scheme) => (/^https$/i.test(scheme) ? 'http' : 'https'));

/** Why no TCP connection comes about. */
export function unreachable(place: Place, { code = '', message }: NodeJS.ErrnoException): Diagnosis {
  const where = shownPlace(place);
  if (code === 'ECONNREFUSED')
    return unreached(
      `nothing listens at ${where}`,
      'Start the server, or correct the port in target.url: it has to be the one that the server prints when it starts.',
    );
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return unresolved(place.host, { name: '', code, message });
  return unreached(
    `no connection to ${where} (${code === '' ? message : code})`,
    'Correct host and port in target.url, or open the way: a firewall, a route or a VPN is missing.',
  );
}

/** What is spoken where an http URL points, and why it is not what the run needs; undefined where it is HTTP. */
export async function plainDiagnosis(url: string, wantsHttp2 = false): Promise<Diagnosis | Speech> {
  const place = placeOf(url);
  const greeting = wantsHttp2 ? http2Greeting : plainGreeting(new URL(url));
  const speech = await speechOf(await dialTcp(place), greeting);
  const isSuspect = speech.kind !== 'http' || (speech.status === 400 && !wantsHttp2);
  if (speech.kind === 'http2' && wantsHttp2) return speech;
  if (speech.kind === 'tls' || (isSuspect && (await speaksTls(place))))
    return byConfiguration(
      `${shownPlace(place)} speaks TLS, and target.url says http`,
      `Write ${JSON.stringify(swapped(url))} in target.url, or name the port where the server speaks plain HTTP.`,
    );
  if (speech.kind === 'http' && !wantsHttp2) return speech;
  // Some servers of HTTP/1.1 answer the preface of HTTP/2 as if it were HTTP/0.9.
  const plainly =
    wantsHttp2 && speech.kind === 'other' && (await speechOf(await dialTcp(place), plainGreeting(new URL(url))));
  return misspoken(shownPlace(place), plainly && plainly.kind === 'http' ? plainly : speech, wantsHttp2);
}

/** What is spoken over TCP or TLS is not the HTTP that the run needs. */
export function misspoken(where: string, speech: Speech, wantsHttp2: boolean): Diagnosis {
  if (speech.kind === 'http')
    return byConfiguration(
      `${where} speaks HTTP/1.1, and target.http says 2`,
      "Write `http: '1.1'` in target (or --http 1.1).",
    );
  if (speech.kind === 'http2')
    return byConfiguration(
      `${where} speaks HTTP/2 only, and HTTP/1.1 was asked for`,
      "Write `http: '2'` in target (or --http 2).",
    );
  if (speech.kind === 'other')
    return byConfiguration(
      `${where} does not speak HTTP: its first words are ${JSON.stringify(speech.text)}`,
      'Correct the port in target.url: another service answers there.',
    );
  const what =
    speech.kind === 'failed'
      ? `the connection fails (${speech.error.code ?? speech.error.message})`
      : 'nothing comes back';
  return byTarget(
    `${where} takes connections, but ${what} when ${wantsHttp2 ? 'the preface of HTTP/2' : 'a plain HTTP/1.1 request'} is sent`,
    'See in the log of the server why it does not answer; if another service owns the port, correct target.url.',
  );
}

/** A handshake comes about, or the other side refuses it in the words of TLS. */
export async function speaksTls(place: Place): Promise<boolean> {
  try {
    (await dialTls(place)).destroy();
    return true;
  } catch (error) {
    return /ALERT/.test((error as NodeJS.ErrnoException).code ?? '');
  }
}

/** Whether what answers a TLS handshake at an https URL is plain HTTP. */
export async function speaksPlainly(url: string): Promise<Diagnosis | undefined> {
  const place = placeOf(url);
  const socket = await dialTcp(place).catch(() => undefined);
  const speech = socket && (await speechOf(socket, plainGreeting(new URL(url))));
  const isPlain = speech?.kind === 'http' && !/https (?:port|server)/i.test(speech.text);
  if (!isPlain && speech?.kind !== 'http2') return undefined;
  return byConfiguration(
    `${shownPlace(place)} speaks plain ${isPlain ? 'HTTP' : 'HTTP/2'}, and target.url says https`,
    `Write ${JSON.stringify(swapped(url))} in target.url${isPlain ? '' : " and `http: '2'` in target"}, or name the port where the server speaks TLS.`,
  );
}
