import type { Pics } from '../../../spec/pics.ts';
import type { Deviation } from '../behaviour.ts';

/** One legal choice of a server; `pics` is what it has to declare so that it is judged by what it claims. */
export interface Variant extends Deviation {
  readonly pics?: Partial<Pics>;
  /** What the PIXIT has to say: how long until a stored change shows. */
  readonly settleMs?: number;
}
