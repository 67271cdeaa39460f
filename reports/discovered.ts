import { sentenceOf } from './gating.ts';
import type { Report, Standing } from './report.ts';
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
  /** The purpose whose failure says that the claim is wrong; where the claim is settled by what was observed, there is none. */
  readonly contradictedBy?: string;
}

/** Claims of the PICS that a failure contradicts, a line each. */
export const contradictionLines = (report: Pick<Report, 'discovered' | 'pics' | 'results'>): readonly string[] =>
  report.discovered.flatMap(({ item, declared, contradictedBy }) => {
    const failed = report.results.find(({ purpose }) => purpose === contradictedBy);
    if (item === undefined || failed === undefined) return [];
    const isAssumed = report.pics.some((row) => row.item === item && row.source === 'default');
    const when = isAssumed ? ', as nothing else is declared' : '';
    return [
      visibleLine(
        `CLAIM   pics.${item} is ${declared}${when}, and ${failed.purpose} contradicts it: ${clip(sentenceOf(failed), 300)}`,
      ),
    ];
  });
