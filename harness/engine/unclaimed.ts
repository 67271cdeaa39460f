import type { RequirementRow, Unclaimed } from '../../reports/report.ts';
import { type Pics, type PicsItem, picsQuestions } from '../../spec/pics.ts';
import type { Requirement } from '../../spec/requirement.ts';
import { requirements } from '../../spec/requirements.ts';
import type { Preflight } from './preflight.ts';

/** What the server was seen to do although the PICS does not claim it. */
export function unclaimedOf(
  pics: Pics,
  rows: readonly RequirementRow[],
  { lookup, freeIdentities }: Pick<Preflight, 'lookup' | 'freeIdentities'>,
): readonly Unclaimed[] {
  const met = new Map(rows.filter(({ standing }) => standing === 'met').map((row) => [row.id, row]));
  const seen: readonly (readonly [PicsItem, string])[] = [
    ...(lookup ? [['lookup', 'Preflight found it.'] as const] : []),
    ...(freeIdentities ? [['freeIdentities', 'Preflight registered such a UE.'] as const] : []),
    ...requirements.flatMap(({ id, shallWhen }: Requirement): readonly (readonly [PicsItem, string])[] => {
      const row = met.get(id);
      return shallWhen === undefined || row === undefined ? [] : [[shallWhen, `${id} is met: ${row.text}`]];
    }),
  ];
  return seen
    .filter(([item]) => !pics[item])
    .map(([item, text]) => ({ item, question: picsQuestions[item].question, seen: text }));
}
