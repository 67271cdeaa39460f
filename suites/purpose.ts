import type { RequirementId } from '../spec/requirements.ts';
import type { Cast, Context } from './context.ts';
import type { Guise } from './guise.ts';
import type { Input } from './input.ts';

/** One question to the server under test, with a permanent id. */
export interface Purpose {
  readonly id: string;
  readonly title: string;
  /** What it can prove or disprove; the first is the one it is about, whose condition decides whether it applies. */
  readonly verifies: readonly [RequirementId, ...RequirementId[]];
  /** UEs it holds at once. */
  readonly ues: number;
  /** UEs it would like to go through one after another, where the pool has them. */
  readonly wishes?: number;
  /** PIXIT entries it cannot do without. */
  readonly needs?: readonly (keyof Cast)[];
  /** Who it has to be able to look like. */
  readonly guises?: readonly Guise[];
  /** It can look like them also by the gateway that it names, where a de-registration names one. */
  readonly orByName?: true;
  /** Runs before the others, while the suite has nothing else registered. */
  readonly alone?: true;
  /** Runs after all others and judges what was seen in every exchange of the run. */
  readonly watches?: true;
  /** Why no seeded fault can show that it works. */
  readonly unproven?: string;
  /** What a property-based purpose generates. */
  readonly input?: Input;
  /** Resolves: pass. Throws Failure, Inconclusive or NoVerdict; anything else is our own error. */
  run(context: Context): Promise<void>;
}
