import type { Body, Exchange, Header } from '../report.ts';

const utf8 = new TextEncoder();

/** Header texts are bytes one by one; only where one was replaced it is Unicode. */
const headBytes = (text: string): Uint8Array =>
  /[\u0100-\uffff]/.test(text) ? utf8.encode(text) : Uint8Array.from(text, (character) => character.charCodeAt(0));

/** The bytes of a body as far as they are kept. */
export function bodyBytes(body: Body | undefined): Uint8Array {
  if (body?.text !== undefined) return utf8.encode(body.text);
  return Uint8Array.from(atob(body?.base64 ?? ''), (character) => character.charCodeAt(0));
}

function message(first: string, headers: readonly Header[], body: Body | undefined): Uint8Array {
  const head = headBytes([first, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n'));
  const bytes = bodyBytes(body);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return whole;
}

/** A request in the notation of HTTP/1.1. */
export function requestMessage({ method, url, headers, body }: Exchange['request']): Uint8Array {
  const { host, pathname, search } = URL.canParse(url) ? new URL(url) : { host: '', pathname: url, search: '' };
  const length: readonly Header[] = body === undefined ? [] : [['Content-Length', String(body.bytes)]];
  return message(`${method} ${pathname}${search} HTTP/1.1`, [['Host', host], ...headers, ...length], body);
}

/** An answer in the notation of HTTP/1.1. */
export function responseMessage(response: NonNullable<Exchange['response']>): Uint8Array {
  const { status, reason, headers, date, body } = response;
  const all = date === undefined ? headers : [...headers, ['Date', date] as const];
  return message(`HTTP/1.1 ${status} ${reason}`.trimEnd(), all, body);
}
