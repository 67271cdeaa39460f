import type { Standing } from './report.ts';
import { clip, visibleLine } from './visible.ts';

/** One way in which right servers differ: what the PICS claims of it, what was seen, and where the requirement stands that judges it. */
export interface Discovered {
  readonly behaviour: string;
  /** The item of the PICS that claims something about it, and its value as used. */
  readonly item?: string;
  readonly declared?: string;
  /** Everything different that was seen, in the order of the alphabet; nothing: the situation never arose. */
  readonly observed: readonly string[];
  readonly requirement: string;
  readonly standing: Standing;
  /** The purpose whose failure says that the claim is wrong. */
  readonly contradictedBy?: string;
}

/** Claims that what was seen contradicts, a line each. */
export const contradictionLines = ({ discovered }: { readonly discovered: readonly Discovered[] }): readonly string[] =>
  discovered.flatMap(({ behaviour, item, declared, observed, contradictedBy }) =>
    item === undefined || contradictedBy === undefined
      ? []
      : [
          visibleLine(
            `CLAIM   pics.${item} is ${declared}, and what was seen contradicts it: ${behaviour}: ${clip(observed.join(', '), 120)}; see ${contradictedBy}`,
          ),
        ],
  );
