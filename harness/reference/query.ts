/** The parameters of a query, without the rest of the URL, which costs more. */
export function queryOf({ url }: Pick<Request, 'url'>): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at === -1 ? '' : url.slice(at + 1));
}
