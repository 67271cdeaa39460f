import type { Baseline, JudgedEntry } from '../baseline.ts';
import { id, list, objectOf, oneOf, optional, ref, text } from './schema.ts';

const states = ['accepts', 'passed', 'changed', 'not asked', 'stale', 'expired', 'unmatched'] as const;

const knownDeviation = objectOf<JudgedEntry>('An entry of the baseline, and what it comes to.', {
  purpose: optional(id('The purpose whose verdict is accepted; absent: any.')),
  requirement: optional(id('The requirement that it fails on; absent: any.')),
  verdict: oneOf(['fail', 'inconc'], 'The verdict that is accepted, and no other.'),
  kind: oneOf(['debt', 'decision', 'flaky'], 'Going to be paid, here to stay, or coming and going.'),
  reason: text('Why it is accepted.'),
  owner: text('Who answers for it.'),
  expires: optional(text('The last day on which it is accepted, as YYYY-MM-DD.')),
  reference: optional(text('Where the decision is written down.')),
  issue: optional(text('Where it is followed up.')),
  place: text('Where the entry stands, as file:line:column.'),
  state: oneOf(states, 'What it comes to; stale, expired and unmatched entries fail the gate.'),
  note: text('Why, and what to do about it.'),
  accepts: list(id('Purpose id.'), 'Purposes whose results it accepts.'),
});

const baseline = objectOf<Baseline>('The known deviations; they change the exit code, never a verdict.', {
  file: text('The file that lists them.'),
  entries: list(ref('knownDeviation', 'One entry.'), 'Its entries, in the order of the file.'),
});

/** Schemas of a baseline and its entries, by name in $defs. */
export const baselineSchemas = { knownDeviation, baseline } as const;
