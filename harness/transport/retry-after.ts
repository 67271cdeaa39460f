/** The milliseconds that Retry-After asks for, as seconds or as a date (RFC 9110 clause 10.2.3), or undefined for anything else. */
export function retryAfterMs(asked: string): number | undefined {
  const seconds = Number(asked);
  const ms = Number.isNaN(seconds) ? Date.parse(asked) - Date.now() : seconds * 1000;
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}
