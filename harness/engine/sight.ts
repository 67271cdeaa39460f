import type { LookupResult } from '../binding/binding.ts';
import type { ExchangeRecord } from './record.ts';

/** What a look-up showed, and the exchange that did. */
export interface Sight {
  readonly result?: LookupResult;
  readonly record: ExchangeRecord;
}

export const isShown = ({ result }: Sight): boolean => (result?.records ?? []).length > 0;

/** Some show the same registration whichever gateway is named. */
export function both(one: Sight, other: Sight): Sight {
  const known = new Set(one.result?.records?.map((row) => JSON.stringify(row)));
  const more = (other.result?.records ?? []).filter((row) => !known.has(JSON.stringify(row)));
  if (one.result === undefined || other.result === undefined || more.length === 0) return one;
  const { text, checks } = other.result;
  return {
    record: other.record,
    result: { records: [...(one.result.records ?? []), ...more], text, checks: [...one.result.checks, ...checks] },
  };
}
