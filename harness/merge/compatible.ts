import type { Report } from '../../reports/report.ts';
import { knownIn } from '../baseline/known.ts';
import { version } from '../engine/version.ts';
import type { SavedReport } from '../saved/read-report.ts';

type Reading = (report: Report) => unknown;

/** What all shards of a run have in common, by the place in the report that says it. */
const shared: readonly (readonly [pointer: string, read: Reading])[] = [
  ['/suite/version', ({ suite }) => suite.version],
  ['/binding', ({ binding }) => binding],
  ['/release', ({ release }) => release],
  ['/seed', ({ seed }) => seed],
  ['/runs', ({ runs }) => runs],
  ['/strict', ({ strict }) => strict],
  ['/selection/only', ({ selection }) => selection.only],
  ['/selection/skip', ({ selection }) => selection.skip],
];

/** Why the reports are not the shards of one run, a line each; nothing where they are. A baseline that is given stands in for theirs. */
export function incompatibilities(saved: readonly SavedReport[], isGiven = false): readonly string[] {
  const [first] = saved;
  if (first === undefined) return [];
  if (first.report.suite.version !== version)
    return [
      `${first.place('/suite/version')}: expected ${version}, got ${first.report.suite.version}: merge with the version that wrote it`,
    ];
  const others = saved.slice(1).flatMap((other) => [...differing(first, other), ...differingPics(first, other)]);
  return [...others, ...(isGiven ? [] : differingBaselines(saved)), ...shardProblems(saved)];
}

function differing(first: SavedReport, other: SavedReport): readonly string[] {
  return shared.flatMap(([pointer, read]) => {
    const [wanted, found] = [first, other].map(({ report }) => JSON.stringify(read(report)));
    return wanted === found ? [] : [`${other.place(pointer)}: expected ${wanted} as in ${first.file}, got ${found}`];
  });
}

/** What is declared has to be the same, and what it came to, unless no server was there to observe. */
function differingPics(first: SavedReport, other: SavedReport): readonly string[] {
  const isSeen = [first, other].every(({ report }) => report.verdict !== 'NOT USABLE');
  return first.report.pics.flatMap(({ item, declared, value }, at) => {
    const found = other.report.pics[at];
    const isSame = found?.item === item && found.declared === declared && (!isSeen || found.value === value);
    if (isSame) return [];
    const [wanted, got] = [`${declared}, used as ${value}`, `${found?.declared}, used as ${found?.value}`];
    return [`${other.place(`/pics/${at}`)}: expected ${item} ${wanted}, as in ${first.file}, got ${got}`];
  });
}

function differingBaselines(saved: readonly SavedReport[]): readonly string[] {
  const [first, ...others] = saved.filter(({ report }) => report.verdict !== 'NOT USABLE');
  if (first === undefined) return [];
  const wanted = JSON.stringify(knownIn(first.report)?.entries);
  return others
    .filter(({ report }) => JSON.stringify(knownIn(report)?.entries) !== wanted)
    .map(
      ({ place }) => `${place('/baseline')}: expected the baseline of ${first.file}; run every shard with the same one`,
    );
}

function shardProblems(saved: readonly SavedReport[]): readonly string[] {
  const unsharded = saved.filter(({ report }) => shardOf(report) === undefined);
  if (unsharded.length > 0)
    return unsharded.map(
      ({ place }) => `${place('/selection')}: no shard; merge joins reports of runs with --shard I/N`,
    );
  const [first] = saved;
  const count = first === undefined ? 0 : (shardOf(first.report)?.count ?? 0);
  const odd = saved.filter(({ report }) => shardOf(report)?.count !== count);
  if (odd.length > 0)
    return odd.map(
      ({ place, report }) =>
        `${place('/selection/shard')}: expected one of ${count} shards as in ${first?.file}, got ${report.selection.shard}`,
    );
  const byIndex = Map.groupBy(saved, ({ report }) => shardOf(report)?.index);
  const twice = [...byIndex.values()].flatMap(([one, ...others]) =>
    others.map(
      ({ place, report }) =>
        `${place('/selection/shard')}: shard ${report.selection.shard} is in ${one?.file} too; name each shard once`,
    ),
  );
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !byIndex.has(index));
  return [...twice, ...(missing.length === 0 ? [] : [missingText(missing, count)])];
}

function missingText(missing: readonly number[], count: number): string {
  const named = missing.slice(0, 20).map((index) => `${index}/${count}`);
  const more = missing.length > named.length ? `, … (${missing.length - 20} more)` : '';
  const verb = missing.length === 1 ? 'is' : 'are';
  return `shard ${named.join(', ')}${more} ${verb} missing; name the report of every shard`;
}

/** The part of the plan that a report is about. */
export function shardOf({
  selection: { shard = '' },
}: Report): { readonly index: number; readonly count: number } | undefined {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(shard) ?? []).map(Number);
  return index === undefined || count === undefined ? undefined : { index, count };
}
