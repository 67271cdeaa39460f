import type { BaselineFile, Deviation, Entry } from '../../reports/baseline.ts';
import type { Report } from '../../reports/report.ts';
import { requirements } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';
import { nearest } from '../config/nearest.ts';

/** The entry with what is wrong with its names, where this version of the suite does not know them. */
export function entryOf(deviation: Deviation, place: string): Entry {
  const problem =
    strange('purpose', deviation.purpose, purposes) ?? strange('requirement', deviation.requirement, requirements);
  return { ...deviation, place, ...(problem !== undefined && { stranger: problem }) };
}

function strange(kind: string, id: string | undefined, all: readonly { readonly id: string }[]): string | undefined {
  if (id === undefined || all.some((known) => known.id === id)) return undefined;
  const meant = nearest(
    id,
    all.map((known) => known.id),
  );
  return `${JSON.stringify(id)} names no ${kind}; ${meant === undefined ? '`list` shows them all' : `did you mean '${meant}'?`}`;
}

/** The baseline that a run was judged by, as its report tells it. */
export function knownIn({ baseline }: Report): BaselineFile | undefined {
  if (baseline === undefined) return undefined;
  const entries = baseline.entries.map(({ place, state: _, note: __, accepts: ___, ...deviation }) =>
    entryOf(deviation, place),
  );
  return { file: baseline.file, entries };
}
