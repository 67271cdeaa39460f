/**
 * The milliseconds that Retry-After asks for, as seconds or as a date (RFC 9110 clause 10.2.3), or undefined for anything
 * else. `now` is the Date of the answer: a date is one by the clock of the server.
 */
export function retryAfterMs(asked: string, now?: string): number | undefined {
  const seconds = Number(asked);
  const ms = Number.isNaN(seconds) ? Date.parse(asked) - momentOf(now) : seconds * 1000;
  return Number.isFinite(ms) ? Math.max(ms, 0) : undefined;
}

function momentOf(date: string | undefined): number {
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(ms) ? Date.now() : ms;
}
