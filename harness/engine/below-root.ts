/**
 * The path of a reference below the API root, or undefined when it is no reference. The origin is left aside: a request is
 * never carried to another server, and a server behind a proxy may know itself by another name.
 */
export function belowRoot(apiRoot: string, reference: string, from: string): string | undefined {
  if (!URL.canParse(reference, from)) return undefined;
  const { pathname, search } = new URL(reference, from);
  const prefix = new URL(apiRoot).pathname.replace(/\/$/, '');
  return (pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname) + search;
}
