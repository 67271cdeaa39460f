import type { Json } from '../fixtures/json.ts';
import type { Outcome } from './iut.ts';
import { disagreement, traces } from './profile.ts';
import { Failure } from './verdict.ts';

/** A profile that was registered, and another one that was sent after it. */
export interface Update {
  readonly before: Json;
  readonly now: Json;
}

/** How a stored profile differs from the new one, in words; undefined when it is the new one, and nothing of the old. */
export function unlikeNew({ before, now }: Update, stored: Json | undefined): string | undefined {
  const leftovers = traces(before, now, stored);
  return disagreement(now, stored) ?? (leftovers.length === 0 ? undefined : `${leftovers.join(', ')} of the old one`);
}

/** Whether the stored profile is the one that the answer to the update leaves. */
export function isAsAnswered(update: Update, { kind, refusal }: Outcome, stored: Json | undefined): boolean {
  const isOld = disagreement(update.before, stored) === undefined;
  const isNew = unlikeNew(update, stored) === undefined;
  // A redirect says neither that the profile was taken nor that it was refused.
  if (refusal === 'redirect') return isOld || isNew;
  return kind === 'rejected' ? isOld : isNew;
}

/** Throws a Failure unless the stored profile is the one that the answer to the update leaves. */
export function expectAsAnswered(update: Update, outcome: Outcome, stored: Json | undefined): void {
  if (outcome.kind === 'unclear' || isAsAnswered(update, outcome, stored)) return;
  const text = stored === undefined ? 'none' : JSON.stringify(stored);
  if (outcome.kind === 'rejected')
    throw new Failure('R-62', `the old profile, unchanged: ${JSON.stringify(update.before)}`, text);
  const how = unlikeNew(update, stored);
  throw new Failure('R-62', `the new profile only: ${JSON.stringify(update.now)}`, `${text} (${how})`);
}
