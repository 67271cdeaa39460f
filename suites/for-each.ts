import { Inapplicable } from './verdict.ts';

/** Asks about one row after the other. What the wire cannot say is left out; throws the reason where it can say none. */
export async function forEach<T>(rows: readonly T[], ask: (row: T) => Promise<void>): Promise<void> {
  const reasons: Inapplicable[] = [];
  for (const row of rows)
    try {
      await ask(row);
    } catch (error) {
      if (!(error instanceof Inapplicable)) throw error;
      reasons.push(error);
    }
  if (reasons[0] !== undefined && reasons.length === rows.length) throw reasons[0];
}
