import type { Report, RequirementRow } from '../report.ts';
import { weightOf } from '../weight.ts';
import { isCalm, standingTones, verdictTones, type Tone } from './badge.ts';

/** A part of a whole: what it is, in what tone it is shown, and how much of it there is. */
export interface Share {
  readonly tone: Tone;
  readonly word: string;
  readonly count: number;
}

function tally(pairs: readonly (readonly [Tone, string])[], found: readonly string[]): readonly Share[] {
  const counts = Map.groupBy(found, (word) => word);
  return pairs
    .map(([tone, word]) => ({ tone, word, count: counts.get(word)?.length ?? 0 }))
    .filter(({ count }) => count > 0);
}

/** Purposes by verdict; failures that do not gate apart. */
export function purposeShares({ results }: Report): readonly Share[] {
  const { pass, fail, ...others } = verdictTones;
  const pairs = [pass, fail, ['note', 'deviation'], ['note', 'provisional'], ...Object.values(others)] as const;
  const found = results.map((result) => {
    const weight = weightOf(result);
    return weight === undefined || weight === 'violation' ? verdictTones[result.verdict][1] : weight;
  });
  return tally(pairs, found);
}

/** Requirements by standing; those whose violation does not gate apart. */
export function requirementShares(rows: readonly RequirementRow[], isStrict: boolean): readonly Share[] {
  const { met, violated, ...others } = standingTones;
  const rest = Object.entries(others).map(([word, tone]) => [tone, word] as const);
  const pairs = [[met, 'met'], [violated, 'violated'], ['note', 'violated, not gating'], ...rest] as const;
  return tally(
    pairs,
    rows.map((row) => (isCalm(row, isStrict) ? 'violated, not gating' : row.standing)),
  );
}
