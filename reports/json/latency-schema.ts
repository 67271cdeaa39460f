import { type Bucket, type Latency, operations, type Quantiles } from '../latency.ts';
import { count, duration, list, objectOf, oneOf, optional, ref } from './schema.ts';

const latency = objectOf<Latency>('How long the answers to one operation took, preflight and tidying up included.', {
  operation: oneOf(operations, 'What the requests asked for.'),
  count: count('Whole answers.'),
  unanswered: count('Requests that got no whole answer.'),
  quantiles: optional(ref('quantiles', 'Absent where nothing was answered.')),
  buckets: list(
    ref('bucket', 'One bucket.'),
    'The histogram: buckets that are not empty, 20 a decade, in ascending order.',
  ),
});

const quantiles = objectOf<Quantiles>(
  'By the bounds of the buckets, at most 13 % too long; the same for a whole run and for its joined shards.',
  {
    p50Ms: duration('Half of the answers took so long at most, in milliseconds.'),
    p95Ms: duration('95 % of the answers took so long at most.'),
    p99Ms: duration('99 % of the answers took so long at most.'),
    maxMs: duration('The longest that an answer took.'),
  },
);

const bucket = objectOf<Bucket>('Answers of about one duration.', {
  upToMs: duration('They took so long at most, in milliseconds, and longer than the bound before.'),
  count: count('How many.'),
});

/** Schemas of latencies, by name in $defs. */
export const latencySchemas = { latency, quantiles, bucket } as const;
