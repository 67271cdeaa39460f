import type { UeIdentity } from '../../suites/identity.ts';
import type { World } from '../engine/world.ts';
import type { Reply } from './query.ts';

/** What is asked about: a plain registration that was not accepted. */
export interface Case {
  readonly world: World;
  readonly ue: UeIdentity;
  readonly reply: Reply;
}
