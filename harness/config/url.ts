/** What is wrong with an API root, as "expected …", or undefined when nothing is. */
export function faultOfUrl(text: string): string | undefined {
  if (/^coaps:/i.test(text)) return 'expected a URL of coap, http or https (CoAP over DTLS is not spoken)';
  return faultOf(text, /^(?:https?|coap):\/\/\S+$/i, 'expected an http(s) or coap URL');
}

/** The same for an address that can be one of HTTP only. */
export const faultOfHttpUrl = (text: string): string | undefined =>
  faultOf(text, /^https?:\/\/\S+$/i, 'expected an http(s) URL');

function faultOf(text: string, scheme: RegExp, expected: string): string | undefined {
  const url = scheme.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '') return expected;
  if (url.username !== '' || url.password !== '') return 'expected a URL without user name and password';
  if (url.port === '0') return 'expected a URL with a port from 1 to 65535';
  return /[?#]/.test(text) ? 'expected a URL without query and fragment' : undefined;
}

/** An API root to which a path can be appended. */
export function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
