import type { Pics } from '../../../spec/pics.ts';
import type { RequirementId } from '../../../spec/requirements.ts';
import type { Deviation } from '../behaviour.ts';

/** One realistic defect of a server: what it breaks, and which purposes must catch it. */
export interface Fault extends Deviation {
  readonly requirement: RequirementId;
  /** Claims that the server has to make for the defect to be one. */
  readonly pics?: Partial<Pics>;
  /** The wire on which it shows; the usual one unless given. */
  readonly binding?: string;
  readonly caughtBy: readonly string[];
}
