import type { Exploration, Explored, Find } from '../report.ts';
import { count, duration, id, list, objectOf, optional, ref, text } from './schema.ts';

const explored = objectOf<Explored>('How one purpose did in an exploration.', {
  purpose: id('Purpose id.'),
  rounds: count('How often it ran, each time with another seed.'),
  cases: count('Generated cases.'),
  failures: count('Rounds that failed.'),
});

const find = objectOf<Find>('A failure that an exploration found.', {
  times: count('How often a failure of this kind came.'),
  result: ref('result', 'The first of its kind.'),
});

const exploration = objectOf<Exploration>('What went on after the plan with ever new seeds.', {
  askedMs: duration('How long it was to go on, in milliseconds.'),
  durationMs: duration('How long it went on, in milliseconds.'),
  ended: text('What ended it.'),
  rounds: count('Seeds that were begun.'),
  cases: count('Generated cases.'),
  exchanges: count('Exchanges.'),
  purposes: list(ref('explored', 'One purpose.'), 'The purposes that took part.'),
  undecided: count('Rounds of a purpose that ended without a verdict.'),
  reason: optional(text('Why the first of them had none.')),
  finds: list(ref('find', 'One kind of failure.'), 'Failures, each kind once.'),
  otherKinds: count('Failures of further kinds, too many to be kept.'),
});

/** Schemas of an exploration and its parts, by name in $defs. */
export const explorationSchemas = { explored, find, exploration } as const;
