import { startCensus } from './census.ts';

/** What a census in a process of its own says: where it serves, that a request came, and who is there when it is asked. */
export type Said =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'reached' }
  | { readonly kind: 'count'; readonly registered: readonly string[]; readonly served: number };

const say = (said: Said): void => void process.send?.(said);

const awaited = Number(process.argv[2]);
const census = await startCensus({}, (count) => {
  if (count === awaited) say({ kind: 'reached' });
});
process.on('message', () => say({ kind: 'count', registered: census.registered(), served: census.served() }));
process.on('disconnect', () => void census.close());
say({ kind: 'url', url: census.url });
