import { describe, expect, test } from 'vitest';
import type { Exploration, Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import type { Overrides } from '../config/override.ts';
import { run, type RunEvent } from '../engine/run.ts';
import type { Behaviour, JsonObject } from '../reference/behaviour.ts';
import { listen } from '../reference/listen.ts';
import { mount } from '../reference/mount.ts';
import { isObject } from '../reference/profile.ts';
import { strict } from '../reference/strict.ts';
import { mountRig } from '../rig.ts';

interface Seen {
  readonly report: Report;
  readonly events: readonly RunEvent[];
}

/** A run with an exploration against a server that differs from the strict one in this. */
async function explored(
  change: Partial<Behaviour>,
  { answerMs = 5000, ...overrides }: Overrides & { readonly answerMs?: number },
  until?: (event: RunEvent) => boolean,
): Promise<Seen> {
  await using server = await listen(mount({ ...strict, ...change }), 0);
  const given = { target: server.url, runs: '20', ...overrides };
  const base = await configOf({ name: 'conform.yaml', text: '' }, given, {});
  const config = { ...base, pixit: { ...base.pixit, timers: { ...base.pixit.timers, answerMs } } };
  const interruption = new AbortController();
  const replay = (purpose: string, found?: { readonly path: string }): string => `${purpose} ${found?.path ?? ''}`;
  await using rig = await mountRig(config, { replay, signal: interruption.signal });
  const events: RunEvent[] = [];
  for await (const event of run(rig)) {
    events.push(event);
    if (until?.(event) === true) interruption.abort();
    if (event.kind === 'report') return { report: event.report, events };
  }
  throw new Error('the run ended without a report');
}

const explorationOf = ({ report }: Seen): Exploration => {
  if (report.exploration === undefined) throw new Error('nothing was explored');
  return report.exploration;
};

/** A profile that few cases have. */
function isRare(profile: JsonObject | undefined): boolean {
  const availability = profile?.['commAvail'];
  if (!isObject(availability) || !isObject(availability['schedCommTime'])) return false;
  const days = availability['schedCommTime']['daysOfWeek'];
  return Array.isArray(days) && days.length > 4;
}

/** Loses such a profile. */
const losesRare: Partial<Behaviour> = {
  store: (ue, call) => strict.store(isRare(ue.ueProf) ? { ...ue, ueProf: {} } : ue, call),
};

const only = ['REG/BV/any-valid', 'REG/BI/any-single-fault'];

describe('An exploration', () => {
  test('of a right server folds every round into counts', async () => {
    const seen = await explored({}, { only, explore: '1h', exploreExchanges: '400' });
    const exploration = explorationOf(seen);
    expect(exploration).toMatchObject({ ended: 'the exchanges were spent', finds: [], undecided: 0, otherKinds: 0 });
    expect(exploration.exchanges).toBeGreaterThanOrEqual(400);
    expect(exploration.exchanges).toBeLessThan(450);
    expect(exploration.cases).toBe(exploration.purposes.reduce((sum, { cases }) => sum + cases, 0));
    expect(exploration.cases).toBeGreaterThan(65);
    // No seed comes twice for a purpose.
    expect(exploration.rounds).toBe(Math.max(...exploration.purposes.map(({ rounds }) => rounds)));
    expect(exploration.purposes.map(({ purpose }) => purpose)).toEqual(only);
    expect(seen.report.results.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
    expect(seen.report.exchangeCount).toBe(
      exploration.exchanges + seen.report.results.reduce((sum, { exchangeCount }) => sum + exchangeCount, 0),
    );
  });

  test('is as large after many rounds as after few', async () => {
    const size = async (exchanges: string): Promise<number> =>
      JSON.stringify(explorationOf(await explored({}, { only, explore: '1h', exploreExchanges: exchanges }))).length;
    expect(Math.abs((await size('600')) - (await size('150')))).toBeLessThan(20);
  });

  test('finds a rare defect once, says how often it came, and decides the verdict', async () => {
    const seen = await explored(losesRare, { only, runs: '5', explore: '1h', exploreExchanges: '3000' });
    const before = seen.events.flatMap((event) => (event.kind === 'result' ? [event.result.verdict] : []));
    expect(before).toEqual(['pass', 'pass']);
    const [find, ...others] = explorationOf(seen).finds;
    expect(others).toEqual([]);
    expect(find?.times).toBeGreaterThan(1);
    expect(find?.result.failure?.requirement).toBe('R-06');
    expect(find?.result.counterexample).toMatchObject({ repeats: true });
    expect(find?.result.replay).toBe(`REG/BV/any-valid ${find?.result.counterexample?.path}`);
    expect(seen.events.filter((event) => event.kind === 'exploring' && event.found !== undefined)).toHaveLength(1);
    expect(seen.report).toMatchObject({ exitCode: 1, counts: { fail: 1, pass: 1 } });
    expect(seen.report.requirements.find(({ id }) => id === 'R-06')?.standing).toBe('violated');
  });

  test('that is interrupted ends with a report of the whole plan', async () => {
    const watching = [...only, 'WIRE/failure/authenticate'];
    const seen = await explored({}, { only: watching, explore: '1h' }, (event) => event.kind === 'exploring');
    expect(explorationOf(seen)).toMatchObject({ ended: 'the run was interrupted', finds: [] });
    expect(seen.report).not.toHaveProperty('interrupted');
    expect(seen.report.counts).toMatchObject({ pass: 2, none: 1, error: 0 });
  });

  test('ends when the server does, which one purpose is to blame for', async () => {
    let requests = 0;
    const around: Behaviour['around'] = async (request, next) =>
      ++requests > 400 ? new Promise<Response>(() => undefined) : next(request);
    const seen = await explored({ around }, { only, explore: '1h', answerMs: 700 });
    const { ended, finds, undecided } = explorationOf(seen);
    expect(ended).toMatch(/^the server stopped answering/);
    expect(finds.map(({ times, result }) => [times, result.failure?.requirement])).toEqual([[1, 'R-70']]);
    expect(undecided).toBeLessThanOrEqual(1);
    expect(seen.report.exitCode).toBe(1);
  });

  test('has the same seeds in the same shard and others in another', async () => {
    const firstSeeds = async (shard: string): Promise<readonly (number | undefined)[]> => {
      const broken: Partial<Behaviour> = { store: () => 'created' };
      const seen = await explored(broken, {
        only,
        runs: '2',
        shard,
        explore: '1h',
        exploreExchanges: '60',
        concurrency: '1',
      });
      // A purpose of another shard's plan is explored here too, and what is found of it counts.
      const anyValid = seen.report.results.find(({ purpose }) => purpose === 'REG/BV/any-valid');
      expect([seen.report.exitCode, anyValid?.verdict]).toEqual([1, 'fail']);
      return explorationOf(seen).finds.map(({ result }) => result.counterexample?.seed);
    };
    const [one, again, other] = [await firstSeeds('1/2'), await firstSeeds('1/2'), await firstSeeds('2/2')];
    expect(one).not.toEqual([]);
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test('of nothing that generates ends at once', async () => {
    const seen = await explored({}, { only: ['REG/BV/minimal'], explore: '1h' });
    expect(explorationOf(seen)).toMatchObject({ rounds: 0, ended: 'no property-based purpose is selected' });
  });
});
