import type { Exploration, Report } from '../../reports/report.ts';
import { Finds } from '../explore/finds.ts';

/** The explorations of several shards as one; undefined where none was asked for. */
export function explored(reports: readonly Report[]): Exploration | undefined {
  const all = reports.flatMap(({ exploration }) => exploration ?? []);
  const [first] = all;
  if (first === undefined) return undefined;
  const sum = (read: (one: Exploration) => number): number => all.reduce((total, one) => total + read(one), 0);
  const finds = new Finds();
  for (const { result, times } of all.flatMap((one) => one.finds)) finds.add(result, times);
  const reason = all.find((one) => one.reason !== undefined)?.reason;
  return {
    askedMs: Math.max(...all.map(({ askedMs }) => askedMs)),
    durationMs: Math.max(...all.map(({ durationMs }) => durationMs)),
    ended: [...new Set(all.map(({ ended }) => ended))].join('; '),
    rounds: sum(({ rounds }) => rounds),
    cases: sum(({ cases }) => cases),
    exchanges: sum(({ exchanges }) => exchanges),
    purposes: purposesOf(all),
    undecided: sum(({ undecided }) => undecided),
    ...(reason !== undefined && { reason }),
    finds: finds.kept,
    otherKinds: sum(({ otherKinds }) => otherKinds) + finds.others,
  };
}

/** Every shard explores every property, with seeds of its own. */
function purposesOf(all: readonly Exploration[]): Exploration['purposes'] {
  const groups = Map.groupBy(
    all.flatMap(({ purposes }) => purposes),
    ({ purpose }) => purpose,
  );
  return [...groups].map(([purpose, rows]) => ({
    purpose,
    rounds: rows.reduce((total, { rounds }) => total + rounds, 0),
    cases: rows.reduce((total, { cases }) => total + cases, 0),
    failures: rows.reduce((total, { failures }) => total + failures, 0),
  }));
}
