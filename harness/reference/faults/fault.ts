import type { Pics } from '../../../spec/pics.ts';
import type { RequirementId } from '../../../spec/requirements.ts';
import type { Deviation } from '../behaviour.ts';

/** One realistic defect of a server: what it breaks, and which purposes must catch it. */
export interface Fault extends Deviation {
  readonly requirement: RequirementId;
  /** Claims that the server has to make for the defect to be one. */
  readonly pics?: Partial<Pics>;
  /** Which purposes meet it depends on the count of all requests: one of those named is enough. */
  readonly isByChance?: true;
  /** Each `shall` that it breaks besides a `should`. */
  readonly alsoBreaks?: readonly RequirementId[];
  readonly caughtBy: readonly string[];
}
