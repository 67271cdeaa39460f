/** A time in three digits: 0.45 ms, 12.6 ms, 1.26 s. */
export function durationText(ms: number): string {
  return ms < 1000 ? `${Number(ms.toPrecision(3))} ms` : `${Number((ms / 1000).toPrecision(3))} s`;
}
