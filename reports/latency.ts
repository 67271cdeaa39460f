/** What a request asks for, in the order of the report. */
export const operations = ['register', 'deregister', 'look up', 'message'] as const;
export type Operation = (typeof operations)[number];

/** Answers that took longer than the bound before, and at most `upToMs`. */
export interface Bucket {
  readonly upToMs: number;
  readonly count: number;
}

/** How long the answers to one operation took, preflight and tidying up included. */
export interface Latency {
  readonly operation: Operation;
  /** Whole answers. */
  readonly count: number;
  /** Requests that got none. */
  readonly unanswered: number;
  /** Absent where nothing was answered. */
  readonly quantiles?: Quantiles;
  /** Those that are not empty, in ascending order. */
  readonly buckets: readonly Bucket[];
}

/** So long took half, 95 %, and 99 % of the answers at most, by the bounds of their buckets; and the longest. */
export interface Quantiles {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

const perDecade = 20;
const [leastDecade, mostDecade] = [-2, 6];

/** Bounds of the buckets: 20 a decade from 0.01 ms to 1,000 s, so that a quantile is at most 13 % too long. */
export const boundsMs: readonly number[] = Array.from({ length: (mostDecade - leastDecade) * perDecade + 1 }, (_, at) =>
  Number((10 ** (leastDecade + at / perDecade)).toPrecision(3)),
);

/** The place of the bucket among the bounds. */
export function bucketOf(ms: number): number {
  let [low, high] = [0, boundsMs.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ms <= (boundsMs[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What was counted of an operation. */
export type Counted = Pick<Latency, 'operation' | 'unanswered' | 'buckets'> & { readonly maxMs: number };

/** The row of an operation; its quantiles follow from the buckets, so that they are the same for a whole and for its joined parts. */
export function latencyOf({ operation, unanswered, maxMs, buckets }: Counted): Latency {
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const within = (share: number): number => Math.min(maxMs, boundOf(buckets, Math.ceil(share * count)));
  const quantiles = { p50Ms: within(0.5), p95Ms: within(0.95), p99Ms: within(0.99), maxMs };
  return { operation, count, unanswered, ...(count > 0 && { quantiles }), buckets };
}

function boundOf(buckets: readonly Bucket[], rank: number): number {
  let seen = 0;
  for (const { upToMs, count } of buckets) {
    seen += count;
    if (seen >= rank) return upToMs;
  }
  return Infinity;
}

/** The rows of several parts of a run as one: buckets add up, and quantiles are taken anew. */
export function joinedLatencies(parts: readonly (readonly Latency[])[]): readonly Latency[] {
  const groups = Map.groupBy(parts.flat(), ({ operation }) => operation);
  return operations.flatMap((operation) => {
    const rows = groups.get(operation);
    if (rows === undefined) return [];
    const bounds = Map.groupBy(
      rows.flatMap(({ buckets }) => buckets),
      ({ upToMs }) => upToMs,
    );
    return latencyOf({
      operation,
      unanswered: rows.reduce((sum, row) => sum + row.unanswered, 0),
      maxMs: Math.max(...rows.map(({ quantiles }) => quantiles?.maxMs ?? 0)),
      buckets: [...bounds]
        .map(([upToMs, same]) => ({ upToMs, count: same.reduce((sum, { count }) => sum + count, 0) }))
        .toSorted((one, other) => one.upToMs - other.upToMs),
    });
  });
}
