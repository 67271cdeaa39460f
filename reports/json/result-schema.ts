import type { Counterexample, Failure, Generated, Result, Used } from '../report.ts';
import { count, duration, flag, id, integer, list, objectOf, oneOf, optional, record, ref, text } from './schema.ts';

const verdicts = ['pass', 'inconc', 'fail', 'error', 'none'] as const;
const causes = ['transport', 'precondition', 'throttled', 'unclear', 'configuration', 'budget', 'stopped'] as const;
export const level = oneOf(['shall', 'should', 'may'], 'The keyword of the sentence.');
export const layer = oneOf(
  ['procedure', 'binding', 'protocol'],
  'TS 23.554 itself, the declared wire, or HTTP hygiene.',
);

const failure = objectOf<Failure>('The one check that failed.', {
  requirement: id('Requirement that is not met.'),
  clause: text('Where the documents say it.'),
  level,
  layer,
  expected: text('Every accepted outcome, in words.'),
  got: text('What happened, with values as sent.'),
  accepted: optional(
    list(
      text('One kind of answer.'),
      'Answers of this wire that would have been right; the first kind that fits counts.',
    ),
  ),
  seenIn: optional(id('The purpose whose exchange shows it, where that is another one.')),
});

const counterexample = objectOf<Counterexample>('The smallest generated input that still fails.', {
  seed: integer('Seed of fast-check.'),
  path: text('Path of fast-check; empty for a stored input.'),
  runs: count('Generated cases until the first failure.'),
  shrinks: count('Steps from the first failing input to this one.'),
  value: text('The input, printed.'),
  json: optional(text('The input as JSON text, where JSON can say it.')),
  repeats: flag('True when it failed again without the cases before it.'),
});

const used = objectOf<Used>(
  'What a purpose had used before its last attempt: whoever goes on from there sends the same.',
  {
    ues: count('UEs, counted around those that the purpose holds.'),
    texts: count('Texts of free choice.'),
  },
);

const generated = objectOf<Generated>('What a property-based purpose generated, shrinking left out.', {
  cases: count('Generated cases.'),
  valid: count('Cases that are valid messages.'),
  distinct: count('Different values among them; more than 100,000 are not told apart.'),
  classes: record(count('Cases in this class.'), 'Cases by class; 0 for a class that was expected and never hit.'),
});

const result = objectOf<Result>('What happened to one selected purpose.', {
  purpose: id('Permanent id of the test purpose.'),
  title: text('The purpose as a sentence.'),
  level,
  layer,
  provisional: flag('True when it rests on an unconfirmed fact only: reported, never gating.'),
  requirements: list(id('Requirement id.'), 'Requirements that the purpose verifies.'),
  verdict: oneOf(verdicts, 'In terms of TTCN-3; none: nothing was observed either way.'),
  cause: optional(oneOf(causes, 'What stood in the way; present when the verdict is inconc.')),
  inapplicable: optional(flag('True when the verdict is none because the wire cannot ask the question.')),
  blame: optional(oneOf(['IUT', 'network', 'configuration', 'suite'], 'Who has to act.')),
  reason: optional(text('Why the verdict is no pass, in one sentence.')),
  failure: optional(ref('failure', 'The check that failed; present when the verdict is fail.')),
  counterexample: optional(ref('counterexample', 'The input of a property-based purpose that fails.')),
  used: optional(ref('used', 'Where the failing attempt began; present when the verdict is fail.')),
  met: record(count('Checks that saw the required effect.'), 'Positive evidence, by requirement id.'),
  unobserved: optional(record(text('Why it could not be observed.'), 'Effects that stayed unseen, by requirement id.')),
  generated: optional(ref('generated', 'What was generated; only for property-based purposes.')),
  attempts: count('How often the purpose was started.'),
  exchangeCount: count('Exchanges of all attempts.'),
  durationMs: duration('Time spent in the purpose, in milliseconds.'),
  exchanges: list(
    ref('exchange', 'One exchange.'),
    'The exchanges that lead to it; for a failure all of the last attempt, up to a bound.',
  ),
  decisive: optional(count('Place in exchanges, from 0, of the one that decides, where that is not the last.')),
  replay: text('A command that runs this purpose alone.'),
});

/** Schemas of a result and its parts, by name in $defs. */
export const resultSchemas = { failure, counterexample, used, generated, result } as const;
