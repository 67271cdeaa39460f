import type { RequirementId } from '../../../spec/requirements.ts';
import type { Deviation } from '../behaviour.ts';

/** One realistic defect of a server: what it breaks, and which purposes must catch it. */
export interface Fault extends Deviation {
  readonly requirement: RequirementId;
  readonly caughtBy: readonly string[];
}
