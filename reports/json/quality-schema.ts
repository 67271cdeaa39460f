import type { QualityCard, Steadiness } from '../quality.ts';
import { count, id, list, objectOf, oneOf, optional, record, text, type Schema } from './schema.ts';

const ids = (description: string): Schema => list(id('An id.'), description);

const faults = objectOf<QualityCard['faults']>('Servers with one seeded fault each.', {
  total: count('Faults.'),
  detected: count('Detected: not conformant for a shall, a failed purpose for a should.'),
  shall: count('Faults that break a shall.'),
  shallDetected: count('Those detected.'),
  forStatedReason: count('Detected on the very requirement that the fault breaks.'),
  byNamedPurposes: count('Detected so by every purpose named for the fault.'),
  wholeSuite: count('Runs of the whole suite.'),
  undetected: ids('Faults that were not detected.'),
  otherReason: ids('Faults that were detected on other requirements only.'),
});

const hard = objectOf<NonNullable<QualityCard['hard']>>('Faults that only certain histories show, over many seeds.', {
  total: count('Faults.'),
  runs: count('Runs, over faults and seeds.'),
  found: count('Runs that found theirs.'),
  seldom: ids('Faults found in less than 95 % of the seeds.'),
});

const purposes = objectOf<NonNullable<QualityCard['purposes']>>('What the purposes are worth.', {
  total: count('Purposes that faced a fault.'),
  onlyCatcher: count('Purposes that are the only ones to catch some fault.'),
  catchNothing: list(
    objectOf<NonNullable<QualityCard['purposes']>['catchNothing'][number]>('One purpose.', {
      purpose: id('Its id.'),
      reason: optional(text('Why no seeded fault can show that it works.')),
    }),
    'Purposes that catch no fault.',
  ),
});

const variants = objectOf<QualityCard['variants']>('Servers with one legal choice each.', {
  total: count('Variants.'),
  runs: count('Runs, over variants and seeds.'),
  wholeSuite: count('Runs of the whole suite.'),
  falseAlarms: count('Runs in which a shall failed.'),
  falseAlarmRateBelow: optional({
    type: 'number',
    minimum: 0,
    description: 'Upper bound of the rate of false alarms at 95 % confidence.',
  }),
  alarmed: ids('Variants with a false alarm.'),
  notConformant: ids('Variants with a run that is not conformant.'),
});

const degenerate = objectOf<QualityCard['degenerate']>('Servers that do nothing sensible.', {
  total: count('Servers.'),
  neverGreen: count('Those that are not conformant.'),
  exitCodes: record(count('An exit code.'), 'Exit code by server.'),
});

const steadiness = (description: string): Schema =>
  objectOf<Steadiness>(description, {
    runs: count('Runs.'),
    wrongFails: count('Runs in which a purpose failed.'),
    inconclusive: count('Runs with an inconclusive purpose.'),
    conformant: count('Runs that are conformant.'),
  });

const stability = objectOf<QualityCard['stability']>('Runs on the strict reference server.', {
  seeds: steadiness('With other seeds.'),
  orders: steadiness('In shuffled orders.'),
  jitter: steadiness('With late answers.'),
  resets: steadiness('With connections that are reset.'),
});

const card = objectOf<QualityCard>('How many wrong servers the suite catches, and how many right ones it fails.', {
  schemaVersion: {
    type: 'integer',
    const: 1,
    description: 'Changes when a reader of the former version would misread.',
  },
  version: id('Version of the suite.'),
  mode: oneOf(['quick', 'deep'], 'Each server once, or many seeds, orders and disturbances.'),
  runs: count('Runs of the suite that the card is made of.'),
  faults,
  hard: optional(hard),
  purposes: optional(purposes),
  variants,
  degenerate,
  stability,
  broken: ids('Trials that came to something else than promised.'),
});

/** The published JSON Schema (2020-12) of quality.json. */
export const qualitySchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:msgin5g-conformance:quality:1',
  title: 'Quality card of the conformance suite',
  ...card,
};
