import type { Report } from '../report.ts';
import { baselineSchemas } from './baseline-schema.ts';
import { exchangeSchemas } from './exchange-schema.ts';
import { explorationSchemas } from './exploration-schema.ts';
import { latencySchemas } from './latency-schema.ts';
import { resultSchemas } from './result-schema.ts';
import {
  count,
  duration,
  flag,
  id,
  integer,
  list,
  objectOf,
  oneOf,
  optional,
  ref,
  text,
  type Schema,
} from './schema.ts';
import { scopeSchemas } from './scope-schema.ts';
import { setupSchema } from './setup-schema.ts';

const suite = objectOf<Report['suite']>('The suite that ran.', {
  name: id('Package name.'),
  version: id('Package version.'),
});

const counts = objectOf<Report['counts']>('Purposes by verdict.', {
  pass: count('Passed.'),
  inconc: count('The question could not be reached.'),
  fail: count('The implementation is wrong.'),
  error: count('The suite is wrong.'),
  none: count('Nothing was observed either way.'),
});

const traffic = objectOf<Report['traffic']>('How much was asked of the server, and how often it asked for patience.', {
  rate: optional(count('Requests per second, at most; absent: as fast as the server answered.')),
  throttled: count('Answers 429 and 503.'),
  waits: count('How often a Retry-After, or a 429 without one, was waited for.'),
  waitedMs: duration('How long in all, over purposes that ran at the same time.'),
});

/** The moment at which a run began. */
export const utc: Schema = {
  type: 'string',
  pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$`,
  description: 'When the run started, in UTC.',
};

/** What the gate says of a run. */
export const verdict = oneOf(
  ['CONFORMANT', 'NOT CONFORMANT', 'INCOMPLETE', 'NOT USABLE', 'ERROR'],
  'What the gate says.',
);

const report = objectOf<Report>('Everything a conformance run knows, in the order of its plan.', {
  schemaVersion: {
    type: 'integer',
    const: 1,
    description: 'Changes when a reader of the former version would misread.',
  },
  suite,
  verdict,
  exitCode: count('Exit code of the command line.'),
  sentence: id('The verdict as a sentence.'),
  target: text('API root of the implementation under test.'),
  binding: text('Wire binding, as it was named.'),
  bindingName: optional(text('What the binding calls itself, where it was named otherwise.')),
  release: text('Release set.'),
  seed: integer('Seed of generated values.'),
  runs: count('Generated cases per property-based purpose.'),
  strict: flag('True when deviations from a should gate too.'),
  startedAt: utc,
  durationMs: duration('Duration of the run in milliseconds.'),
  exchangeCount: count('Exchanges of the whole run.'),
  traffic,
  latencies: optional(list(ref('latency', 'One operation.'), 'How long answers took, by operation.')),
  interrupted: optional(text('What ended the run before its plan.')),
  counts,
  baseline: optional(ref('baseline', 'The known deviations, where a baseline was given.')),
  selection: ref('selection', 'Which purposes were asked for.'),
  setup: optional(ref('setup', 'The configuration as used.')),
  pics: list(ref('pics', 'One item.'), 'The implementation conformance statement as used.'),
  discovered: list(ref('discovered', 'One behaviour.'), 'What the server showed where right servers differ.'),
  observed: list(text('A sentence.'), 'What preflight learned about the server.'),
  unclaimed: list(
    ref('unclaimed', 'One item.'),
    'Behaviour that was seen and is not claimed: information, never gating.',
  ),
  exploration: optional(ref('exploration', 'What went on after the plan.')),
  requirements: list(ref('requirement', 'One requirement.'), 'The requirement matrix.'),
  results: list(ref('result', 'One result.'), 'Exactly one per selected purpose.'),
});

/** The published JSON Schema (2020-12) of report.json. */
export const reportSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:msgin5g-conformance:report:1',
  title: 'Conformance report',
  ...report,
  $defs: {
    setup: setupSchema,
    ...scopeSchemas,
    ...baselineSchemas,
    ...explorationSchemas,
    ...latencySchemas,
    ...resultSchemas,
    ...exchangeSchemas,
  },
};
