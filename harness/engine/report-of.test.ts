import { expect, test } from 'vitest';
import type { BaselineFile } from '../../reports/baseline.ts';
import type { Exploration, Report } from '../../reports/report.ts';
import { failure } from '../../reports/sample/failing.ts';
import { resultOf } from '../../reports/sample/sample-report.ts';
import { configOf } from '../config/config-of.ts';
import type { Overrides } from '../config/override.ts';
import { UsageError } from '../usage-error.ts';
import { Discovery } from './discovery.ts';
import { blind } from './preflight.ts';
import { type Performed, reportOf } from './report-of.ts';
import type { Log, Rig } from './run.ts';
import { settledPics } from './settled-pics.ts';
import { Traffic } from './traffic.ts';

const secret = 'hidden-host';
const leftOut = [
  { purpose: 'REG/BI/ueServiceId/omitted', why: 'not selected', by: 'only', reason: 'not in --only' },
] as const;
const passed = resultOf('REG/BV/minimal', { exchangeCount: 4 });
const failed = resultOf('DEREG/BV/minimal', { verdict: 'fail', level: 'should', failure, exchangeCount: 3 });
const started = { at: '2026-11-22T10:00:00.000Z', tick: performance.now() - 4000 };

/** The report of a run that came to these results, with what is told otherwise. */
async function reported(
  change: Partial<Performed> & { readonly overrides?: Overrides; readonly known?: BaselineFile } = {},
): Promise<Report> {
  const { overrides = {}, known, ...rest } = change;
  const config = await configOf(
    { name: 'conform.yaml', text: '' },
    { target: `http://${secret}.example`, ...overrides },
    {},
  );
  const traffic = new Traffic(50);
  traffic.throttled();
  traffic.stopwatch.note('register', 7);
  const log: Log = { traffic, discovery: new Discovery(config.pixit) };
  const rig = {
    config,
    binding: { name: `wire of ${secret}` },
    target: { name: `http://${secret}.example` },
    hide: (text: string) => text.replaceAll(secret, '‹secret›'),
    ...(known && { known }),
  } as unknown as Rig;
  const { pics, rows } = settledPics(config, { lookup: false, freeIdentities: false }, {});
  const plan = { selected: [], leftOut };
  return reportOf({ rig, plan, pics, rows, first: blind, log, results: [passed], started, ...rest });
}

test('a report says what ran, where, how, and what came of it', async () => {
  const report = await reported({
    overrides: { seed: '7', runs: '9', strict: true, only: ['REG/BV/minimal'], skip: ['WIRE/*'] },
  });
  expect(report).toMatchObject({
    schemaVersion: 1,
    suite: { name: 'msgin5g-conformance', version: expect.stringMatching(/^\d/) as string },
    verdict: 'INCOMPLETE',
    exitCode: 4,
    target: 'http://‹secret›.example',
    binding: 'sbi-json',
    bindingName: 'wire of ‹secret›',
    release: 'rel-17',
    seed: 7,
    runs: 9,
    strict: true,
    startedAt: started.at,
    exchangeCount: 4,
    traffic: { rate: 50, throttled: 1, waits: 0, waitedMs: 0 },
    latencies: [{ operation: 'register' }],
    selection: { only: ['REG/BV/minimal'], skip: ['WIRE/*'], leftOut },
    setup: { values: { target: { url: 'http://‹secret›.example' } } },
    observed: [],
    results: [passed],
  });
  expect(report.durationMs).toBeGreaterThanOrEqual(4000);
  expect(report.durationMs).toBeLessThan(60_000);
  expect(Number.isInteger(report.durationMs)).toBe(true);
  expect(report.pics.find(({ item }) => item === 'lookup')).toMatchObject({ declared: 'auto', value: 'no' });
  expect(report.requirements.find(({ id }) => id === 'R-01')?.standing).toBe('met');
  expect(JSON.stringify(report)).not.toContain(secret);
  for (const absent of ['exploration', 'interrupted', 'baseline']) expect(report).not.toHaveProperty(absent);
  expect(report.selection).not.toHaveProperty('shard');
});

test('it names the shard, and its binding once where that has one name', async () => {
  const report = await reported({ overrides: { shard: '2/3' } });
  expect(report.selection.shard).toBe('2/3');
  const config = await configOf({ name: 'conform.yaml', text: '' }, {}, {});
  const rig = {
    config,
    binding: { name: 'sbi-json' },
    target: { name: 'x' },
    hide: (text: string) => text,
  } as unknown as Rig;
  expect(await reported({ rig })).not.toHaveProperty('bindingName');
});

test('what is a should gates where the run is strict only', async () => {
  const results = [passed, failed];
  expect(await reported({ results })).toMatchObject({ exitCode: 4, strict: false, exchangeCount: 7 });
  expect(await reported({ results, overrides: { strict: true } })).toMatchObject({ exitCode: 1 });
});

test('an exploration stands in it, and its exchanges count', async () => {
  const exploration = { exchanges: 100, finds: [] } as unknown as Exploration;
  const report = await reported({ exploration });
  expect([report.exchangeCount, report.exploration]).toEqual([104, exploration]);
});

// oxfmt-ignore
test.for([
  ['an interruption',        undefined,                     4, 'INCOMPLETE'],
  ['a mistake of a module',  new UsageError(['mine.ts']),   4, 'INCOMPLETE'],
  ['an error of the suite',  new TypeError('x'),            5, 'ERROR'],
] as const)('a run that ends by %s says so, and hides what is secret', async ([, error, exitCode, verdict]) => {
  const stop = { text: `ended at ${secret}`, ...(error && { error }) };
  expect(await reported({ stop })).toMatchObject({ exitCode, verdict, interrupted: 'ended at ‹secret›' });
});

test('a target that is not usable decides alone', async () => {
  const report = await reported({ first: { ...blind, unusable: 'Nothing listens' } });
  expect(report).toMatchObject({ exitCode: 3, verdict: 'NOT USABLE', sentence: 'NOT USABLE: Nothing listens' });
});

test('known deviations are judged with it, on the day of the run', async () => {
  const deviation = {
    purpose: failed.purpose,
    verdict: 'fail',
    kind: 'debt',
    reason: 'r',
    owner: 'o',
    place: 'p',
  } as const;
  const entries = ['2026-11-21', '2026-11-22'].map((expires) => ({ ...deviation, expires }));
  const { baseline } = await reported({ results: [passed, failed], known: { file: 'baseline.yaml', entries } });
  expect(baseline?.file).toBe('baseline.yaml');
  expect(baseline?.entries.map(({ state }) => state)).toEqual(['expired', 'accepts']);
});

test('a requirement that was left out carries the reason', async () => {
  const { requirements } = await reported();
  expect(requirements.find(({ id }) => id === 'R-30')).toMatchObject({
    standing: 'not tested',
    reason: 'not in --only',
  });
});

test('what preflight saw is held against the claims', async () => {
  const { discovered, unclaimed, observed } = await reported({
    first: { ...blind, lookup: true, offered: [`h2 of ${secret}`], observed: ['a look-up'] },
  });
  expect(observed).toEqual(['a look-up']);
  expect(unclaimed.map(({ item }) => item)).toEqual(['lookup']);
  const shown = new Map(discovered.map((row) => [row.behaviour, row.observed]));
  expect(shown.get('The look-up')).toEqual(['offered']);
  expect(shown.get('HTTP versions')).toEqual(['h2 of ‹secret› offered by ALPN']);
});
