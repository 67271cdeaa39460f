/** One comparison: what we took, what the other took, and how often as long we took; medians over the rounds. */
export interface Row {
  readonly what: string;
  readonly unit: 'µs' | 'ms' | 'MB';
  readonly ours: number;
  readonly theirs: number;
  readonly ratio: number;
  /** The least and the greatest ratio of a round. */
  readonly spread: readonly [number, number];
  readonly rounds: number;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const [low = Number.NaN, high = low] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ];
  return (low + high) / 2;
}

/** Pairs of ours and theirs, one a round, each measured right after the other. */
export function ratio(what: string, unit: Row['unit'], pairs: readonly (readonly [number, number])[]): Row {
  const ratios = pairs.map(([ours, theirs]) => ours / theirs);
  return {
    what,
    unit,
    ours: rounded(median(pairs.map(([ours]) => ours))),
    theirs: rounded(median(pairs.map(([, theirs]) => theirs))),
    ratio: rounded(median(ratios)),
    spread: [rounded(Math.min(...ratios)), rounded(Math.max(...ratios))],
    rounds: pairs.length,
  };
}

const rounded = (value: number): number => Number(value.toPrecision(3));
