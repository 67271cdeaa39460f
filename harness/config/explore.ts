import type { RunSettings } from './config.ts';
import { durationOf } from './duration.ts';

/** What the command line says of an exploration, as typed. */
interface Given {
  readonly explore?: string;
  readonly exploreExchanges?: string;
}

type Reject = (option: string, expected: string, got: string) => void;

/** How long and how far to explore; undefined where nothing is to be explored, or it is said wrongly. */
export function exploreOf({ explore, exploreExchanges }: Given, reject: Reject): RunSettings['explore'] {
  const durationMs = durationOf(explore ?? '');
  const exchanges = /^[1-9]\d{0,11}$/.test(exploreExchanges ?? '') ? Number(exploreExchanges) : undefined;
  if (explore !== undefined && durationMs === undefined)
    reject('explore', 'expected a duration such as 90s, 10m or 2h', explore);
  if (exploreExchanges !== undefined && exchanges === undefined)
    reject('explore-exchanges', 'expected a whole number from 1 on', exploreExchanges);
  if (explore === undefined && exchanges !== undefined)
    reject('explore-exchanges', 'expected together with --explore', exploreExchanges ?? '');
  return durationMs === undefined ? undefined : { durationMs, ...(exchanges !== undefined && { exchanges }) };
}
