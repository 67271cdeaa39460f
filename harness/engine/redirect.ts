import { headerOf } from '../binding/body.ts';
import { isLoss } from '../transport/transport.ts';
import type { ExchangeRecord } from './record.ts';

/** Where 307 and 308 point, below the API root; undefined for any other answer, and for another server. */
export function redirectedPath({ answer, url }: ExchangeRecord, apiRoot: string): string | undefined {
  if (isLoss(answer) || (answer.status !== 307 && answer.status !== 308)) return undefined;
  const location = headerOf(answer, 'location');
  if (location === undefined || !URL.canParse(location, url)) return undefined;
  const to = new URL(location, url);
  const root = new URL(apiRoot);
  const prefix = root.pathname.replace(/\/$/, '');
  if (to.origin !== root.origin || !to.pathname.startsWith(prefix)) return undefined;
  return to.pathname.slice(prefix.length) + to.search;
}
