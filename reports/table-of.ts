import type { Labelled } from './difference.ts';
import type { RequirementRow } from './report.ts';

/** One requirement over several reports. */
export interface ComparedRow {
  readonly requirement: RequirementRow;
  /** As it stands in each report; undefined where a report does not have it. */
  readonly standings: readonly (RequirementRow | undefined)[];
  readonly differs: boolean;
}

/** Requirements over reports: every requirement of any report, in the order of the first that has it. */
export function comparedRows(reports: readonly Labelled[]): readonly ComparedRow[] {
  const all = reports.flatMap(({ report }) => report.requirements);
  const first = new Map(all.toReversed().map((row) => [row.id, row]));
  return [...new Set(all.map(({ id }) => id))].flatMap((id) => {
    const requirement = first.get(id);
    if (requirement === undefined) return [];
    const standings = reports.map(({ report }) => report.requirements.find((row) => row.id === id));
    return [{ requirement, standings, differs: new Set(standings.map((row) => row?.standing)).size > 1 }];
  });
}
