import type { Traffic } from './report.ts';

/** How fast the server was asked, and how often it asked for patience, in a sentence; undefined where neither matters. */
export function trafficText({ rate, throttled, waits, waitedMs }: Traffic): string | undefined {
  const pace = rate === undefined ? [] : [`at most ${rate} requests per second`];
  const times = throttled === 1 ? 'once' : `${throttled} times`;
  const waited = waits === 0 ? 'none was waited for' : `${(waitedMs / 1000).toFixed(1)} s were waited in all`;
  const patience = throttled === 0 ? [] : [`the server asked for patience ${times} (429, 503), ${waited}`];
  const parts = [...pace, ...patience];
  return parts.length === 0 ? undefined : parts.join('; ');
}
