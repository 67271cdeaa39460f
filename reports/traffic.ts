/** How much the server was asked, and how often it asked for patience itself. */
export interface Traffic {
  /** Requests per second, at most; absent: as fast as the server answered. */
  readonly rate?: number;
  /** Answers 429 and 503. */
  readonly throttled: number;
  /** How often a Retry-After was waited for, and for how long in all. */
  readonly waits: number;
  readonly waitedMs: number;
}

/** How fast the server was asked, and how often it asked for patience, in a sentence; undefined where neither matters. */
export function trafficText({ rate, throttled, waits, waitedMs }: Traffic): string | undefined {
  const pace = rate === undefined ? [] : [`at most ${rate} requests per second`];
  const times = throttled === 1 ? 'once' : `${throttled} times`;
  const waited = waits === 0 ? 'none was waited for' : `${(waitedMs / 1000).toFixed(1)} s were waited in all`;
  const patience = throttled === 0 ? [] : [`the server asked for patience ${times} (429, 503), ${waited}`];
  const parts = [...pace, ...patience];
  return parts.length === 0 ? undefined : parts.join('; ');
}
