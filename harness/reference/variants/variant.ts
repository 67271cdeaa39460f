import type { Pics } from '../../../spec/pics.ts';
import type { ReleaseId } from '../../../spec/release.ts';
import type { Deviation } from '../behaviour.ts';

/** One legal choice of a server; `pics` is what it has to declare so that it is judged by what it claims. */
export interface Variant extends Deviation {
  readonly pics?: Partial<Pics>;
  /** The release set that it follows, where not the usual one. */
  readonly release?: ReleaseId;
  /** What the PIXIT has to say: how long until a stored change shows. */
  readonly settleMs?: number;
  /** Purposes that meet it although a brief trial leaves out their like. */
  readonly meets?: readonly string[];
}
