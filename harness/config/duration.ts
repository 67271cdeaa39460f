const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `90s`, `10m` or `2h`; undefined for anything else, and for nothing at all. */
export function durationOf(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  const ms = Number(amount) * (units[unit] ?? Number.NaN);
  return ms > 0 ? ms : undefined;
}
