import { acceptedBy, type BaselineFile, causeOf } from '../../reports/baseline.ts';
import { gatesOn } from '../../reports/gate.ts';
import type { LeftOut, Result } from '../../reports/report.ts';
import { failureText } from '../../reports/terminal.ts';
import { requirement, requirements } from '../../spec/requirements.ts';
import type { Purpose } from '../../suites/purpose.ts';

/** What a result is for a test runner, which knows passing, skipping and failing only. */
export type Judgement =
  | { readonly as: 'pass'; readonly note?: string }
  | { readonly as: 'skip'; readonly reason: string }
  | { readonly as: 'fail'; readonly message: string };

/** Judges as the gate does: what does not gate passes with a note, and what shows nothing is skipped with its reason. */
export function judgementOf(outcome: Result | LeftOut, strict: boolean, known?: BaselineFile): Judgement {
  if ('why' in outcome) return { as: 'skip', reason: `${outcome.why}: ${outcome.reason}` };
  const accepted = acceptedBy(known, outcome, new Date().toISOString().slice(0, 10));
  if (accepted !== undefined)
    return { as: 'skip', reason: `known deviation (${accepted.place}): ${causeOf(accepted)}` };
  const { verdict, reason = '', provisional, level } = outcome;
  if (verdict === 'pass') return { as: 'pass' };
  if (verdict === 'none') return { as: 'skip', reason };
  if (verdict === 'error' || (gatesOn(level, strict) && !provisional)) return { as: 'fail', message: textOf(outcome) };
  if (verdict === 'inconc') return { as: 'skip', reason: `inconclusive: ${reason}` };
  const note = provisional ? 'deviates from what is not confirmed' : `deviates from what ${level} be`;
  return { as: 'pass', note: `${note}: ${textOf(outcome)}` };
}

const textOf = (result: Result): string =>
  failureText(result, {
    colour: false,
    paraphrase: (id) => requirements.find((known) => known.id === id)?.text,
  });

/** An error whose place in the code says nothing to its reader. */
export function plainError(message: string): Error {
  const error = new Error(message);
  error.stack = `${error.name}: ${message}`;
  return error;
}

/** What a test knows of its purpose, for reporters. */
export interface ConformanceMeta {
  readonly purpose: string;
  readonly requirements: readonly string[];
  readonly level: string;
  readonly verdict: string;
  readonly reason?: string;
  readonly violates?: string;
  readonly note?: string;
  readonly exchangeCount?: number;
  readonly replay?: string;
}

/** What is known of a purpose once its outcome is there. */
export function metaOf(
  { id, verifies }: Pick<Purpose, 'id' | 'verifies'>,
  outcome: Result | LeftOut,
  judgement: Judgement,
): ConformanceMeta {
  const note = judgement.as === 'pass' && judgement.note !== undefined && { note: judgement.note };
  if ('why' in outcome)
    return {
      purpose: id,
      requirements: verifies,
      level: requirement(verifies[0]).level,
      verdict: outcome.why,
      reason: outcome.reason,
    };
  const { level, verdict, reason, failure, exchangeCount, replay } = outcome;
  return {
    purpose: id,
    requirements: verifies,
    level,
    verdict,
    exchangeCount,
    replay,
    ...(reason !== undefined && { reason }),
    ...(failure && { violates: failure.requirement }),
    ...note,
  };
}
