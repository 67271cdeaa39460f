import { createHash } from 'node:crypto';
import type { RunSettings } from '../config/config.ts';

/** The seed of a round: another one for every round and every shard, always the same for the same run. */
export function seedOf({ seed, shard }: Pick<RunSettings, 'seed' | 'shard'>, round: number): number {
  const part = shard === undefined ? '1/1' : `${shard.index}/${shard.count}`;
  return createHash('sha256').update(`${seed} ${part} ${round}`).digest().readUInt32BE() >>> 1;
}
