import { jsonText } from './json-text.ts';
import type { Exploration, LeftOut, Report, Result } from './report.ts';

/** What can be told of a run while it goes on. */
export type Told =
  | ({ readonly kind: 'begin' } & Pick<Report, 'suite' | 'target' | 'binding' | 'release' | 'seed'>)
  | { readonly kind: 'planned'; readonly total: number; readonly leftOut: readonly LeftOut[] }
  /** A failure that is going to be looked at alone before it counts. */
  | { readonly kind: 'suspect' | 'result'; readonly result: Result }
  | { readonly kind: 'exploring'; readonly exploration: Exploration; readonly found?: Result }
  | { readonly kind: 'report'; readonly report: Report };

/** One line of events.ndjson, without its line break. */
export const eventLine = (told: Told, at: Date): string =>
  jsonText({ event: told.kind, at: at.toISOString(), ...membersOf(told) });

function membersOf(told: Told): object {
  if ('result' in told) return brief(told.result);
  if ('report' in told) return closing(told.report);
  if ('exploration' in told) return exploring(told);
  const { kind: _, ...members } = told;
  return members;
}

/** Evidence only where somebody has to look at it: a run of thousands of passes stays small. */
function brief({ exchanges, ...result }: Result): object {
  return result.verdict === 'fail' || result.verdict === 'error' ? { ...result, exchanges } : result;
}

const exploring = ({ exploration, found }: Extract<Told, { readonly kind: 'exploring' }>): object => {
  const { rounds, cases, exchanges } = exploration;
  return { rounds, cases, exchanges, ...(found && { found: brief(found) }) };
};

/** The verdict; a file without this line is of a run that was killed. */
function closing(report: Report): object {
  const { verdict, exitCode, sentence, counts, exchangeCount, durationMs, interrupted } = report;
  const end = { verdict, exitCode, sentence, counts, exchangeCount, durationMs };
  return { ...end, ...(interrupted !== undefined && { interrupted }) };
}
