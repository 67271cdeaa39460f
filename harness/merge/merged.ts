import { dirname, join } from 'node:path';
import type { BaselineFile } from '../../reports/baseline.ts';
import { joinedLatencies } from '../../reports/latency.ts';
import type { LeftOut, PicsRow, Report, Result, Setup } from '../../reports/report.ts';
import type { Pics } from '../../spec/pics.ts';
import { purposes } from '../../suites/purposes.ts';
import { knownIn } from '../baseline/known.ts';
import { discoveredOf } from '../engine/discovery.ts';
import { judged, worse } from '../engine/judged.ts';
import { unclaimedOf } from '../engine/unclaimed.ts';
import type { SavedReport } from '../saved/read-report.ts';
import { UsageError } from '../usage-error.ts';
import { incompatibilities } from './compatible.ts';
import { explored } from './explored.ts';

/** The report of a run from those of its shards, with the known deviations of these or with given ones; throws UsageError where they are not all the shards of one run. */
export function merged(saved: readonly SavedReport[], given?: BaselineFile): Report {
  const problems = incompatibilities(saved, given !== undefined);
  const known = given ?? knownTo(saved);
  if (problems.length > 0) throw new UsageError(problems);
  const reports = saved.map(({ report }) => report);
  const usable = reports.filter(({ verdict }) => verdict !== 'NOT USABLE');
  const [first] = [...usable, ...reports] as [Report, ...Report[]];
  const pics = picsOf(first.pics);
  const leftOut = leftOutOf(reports);
  const exploration = explored(reports);
  const interrupted = interruption(reports, usable);
  const times = timesOf(reports);
  const { requirements, results, ...sentence } = judged({
    results: resultsOf(reports),
    leftOut,
    pics,
    strict: first.strict,
    startedAt: times.startedAt,
    ...(known && { known }),
    ...(exploration && { exploration }),
    ...(interrupted !== undefined && { interrupted }),
    ...(usable.length === 0 && { unusable: first.sentence.replace(/^NOT USABLE: /, '') }),
  });
  const { shard: _, ...selection } = first.selection;
  const { baseline: __, interrupted: ___, ...common } = first;
  const claims = reports.flatMap(({ unclaimed }) => unclaimed.map(({ item }) => item));
  return {
    ...common,
    ...(first.setup && { setup: fromHere(first.setup, saved.find(({ report }) => report === first)?.file) }),
    ...sentence,
    target: unique(reports.map(({ target }) => target)).join(', '),
    ...times,
    exchangeCount: results.reduce((total, result) => total + result.exchangeCount, exploration?.exchanges ?? 0),
    traffic: trafficOf(reports),
    latencies: joinedLatencies(reports.map(({ latencies }) => latencies ?? [])),
    selection: { ...selection, leftOut },
    discovered: first.discovered.map((row, at) => {
      const observed = unique(usable.flatMap(({ discovered }) => discovered[at]?.observed ?? []));
      return discoveredOf({ ...row, observed }, { pics: first.pics, requirements, results });
    }),
    observed: unique(reports.flatMap(({ observed }) => observed)),
    unclaimed: unclaimedOf(pics, requirements, {
      lookup: claims.includes('lookup'),
      freeIdentities: claims.includes('freeIdentities'),
    }),
    ...(exploration && { exploration }),
    requirements,
    results,
  };
}

/** What a report says of where the run began, as seen from the current folder. */
const fromHere = ({ folder, ...setup }: Setup, file = ''): Setup => ({
  ...setup,
  ...(folder !== undefined && { folder: join(dirname(file), folder) }),
});

/** A shard that met no server was judged by nothing. */
const knownTo = (saved: readonly SavedReport[]): BaselineFile | undefined =>
  saved.map(({ report }) => knownIn(report)).find((known) => known !== undefined);

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

const sum = (reports: readonly Report[], read: (report: Report) => number): number =>
  reports.reduce((total, report) => total + read(report), 0);

const picsOf = (rows: readonly PicsRow[]): Pics =>
  Object.fromEntries(rows.map(({ item, value }) => [item, value === 'yes'])) as Pics;

/** A purpose is left out where its own shard left it out for another reason than the shards. */
function leftOutOf(reports: readonly Report[]): readonly LeftOut[] {
  const all = reports.flatMap(({ selection }) => selection.leftOut.filter(({ by }) => by !== 'shard'));
  const byPurpose = new Map(all.map((leftOut) => [leftOut.purpose, leftOut]));
  return purposes.flatMap(({ id }) => byPurpose.get(id) ?? []);
}

const places = new Map(purposes.map(({ id }, at) => [id, at]));
const placeOf = (id: string | undefined): number => places.get(id ?? '') ?? purposes.length;

/** One result a purpose, in the order of the plan; of several the one that a whole run would have. */
function resultsOf(reports: readonly Report[]): readonly Result[] {
  const groups = Map.groupBy(
    reports.flatMap(({ results }) => results),
    ({ purpose }) => purpose,
  );
  return [...groups.values()]
    .flatMap((group) => group.toSorted(byKnowledge).reduce(worse))
    .toSorted((one, other) => placeOf(one.purpose) - placeOf(other.purpose));
}

const knowing: readonly Result['verdict'][] = ['pass', 'fail', 'error', 'none', 'inconc'];

/** Whoever saw something before who saw nothing, and the breach that comes first in the plan before later ones. */
const byKnowledge = (one: Result, other: Result): number =>
  knowing.indexOf(one.verdict) - knowing.indexOf(other.verdict) ||
  Number(other.inapplicable ?? false) - Number(one.inapplicable ?? false) ||
  placeOf(one.failure?.seenIn) - placeOf(other.failure?.seenIn) ||
  one.exchangeCount - other.exchangeCount;

/** Why the plan is not carried out whole. */
function interruption(reports: readonly Report[], usable: readonly Report[]): string | undefined {
  if (usable.length === 0) return undefined;
  const reasons = reports.flatMap(({ verdict, selection, sentence, interrupted }) => {
    if (verdict === 'NOT USABLE') return [`shard ${selection.shard} was ${sentence.replace(/\.$/, '')}`];
    return interrupted === undefined ? [] : [`shard ${selection.shard}: ${interrupted}`];
  });
  return reasons.length === 0 ? undefined : reasons.join('; ');
}

/** From the first start to the last end. */
function timesOf(reports: readonly Report[]): Pick<Report, 'startedAt' | 'durationMs'> {
  const starts = reports.map(({ startedAt }) => Date.parse(startedAt));
  const ends = reports.map(({ durationMs }, at) => (starts[at] ?? 0) + durationMs);
  const start = Math.min(...starts);
  return { startedAt: new Date(start).toISOString(), durationMs: Math.max(...ends) - start };
}

/** Shards that run at the same time may each send as fast as one is allowed to. */
function trafficOf(reports: readonly Report[]): Report['traffic'] {
  const rates = reports.flatMap(({ traffic }) => traffic.rate ?? []);
  return {
    ...(rates.length === reports.length && { rate: rates.reduce((total, rate) => total + rate, 0) }),
    throttled: sum(reports, ({ traffic }) => traffic.throttled),
    waits: sum(reports, ({ traffic }) => traffic.waits),
    waitedMs: sum(reports, ({ traffic }) => traffic.waitedMs),
  };
}
