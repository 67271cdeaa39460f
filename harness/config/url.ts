/** What is wrong with an API root, as "expected …", or undefined when nothing is. */
export function faultOfUrl(text: string): string | undefined {
  const url = /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return 'expected an http(s) URL';
  if (url.username !== '' || url.password !== '') return 'expected a URL without user name and password';
  return /[?#]/.test(text) ? 'expected a URL without query and fragment' : undefined;
}

/** An API root to which a path can be appended. */
export function withoutTrailingSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
