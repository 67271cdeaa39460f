import { faults } from '../reference/faults/index.ts';
import { nullServers } from '../reference/null/index.ts';
import { variants } from '../reference/variants/index.ts';
import type { Trial } from './trial.ts';

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Every fault, variant and degenerate server once. */
export const quickTrials: readonly Trial[] = [
  ...nullServers.map(({ id }): Trial => ({ kind: 'null', id, seed: 1 })),
  ...variants.map(({ id }): Trial => ({ kind: 'variant', id, seed: 1 })),
  ...faults.map(({ id }): Trial => ({ kind: 'fault', id, seed: 1 })),
  { kind: 'reference', id: 'reference', seed: 1 },
];

/** What the card of a release is made of: many seeds, other orders, and bad weather. */
export const deepTrials: readonly Trial[] = [
  ...quickTrials,
  ...variants.flatMap(({ id }) =>
    seeds(20)
      .slice(1)
      .map((seed): Trial => ({ kind: 'variant', id, seed })),
  ),
  ...seeds(100)
    .slice(1)
    .map((seed): Trial => ({ kind: 'reference', id: 'reference', seed })),
  ...seeds(20).map((seed): Trial => ({ kind: 'reference', id: 'reference', seed, isShuffled: true })),
  ...seeds(20).map((seed): Trial => ({ kind: 'reference', id: 'reference', seed, disturbance: 'jitter' })),
  ...seeds(20).map((seed): Trial => ({ kind: 'reference', id: 'reference', seed, disturbance: 'resets' })),
];
