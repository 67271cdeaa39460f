import { expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { conformantReport } from '../../reports/sample/conformant.ts';
import { failingReport } from '../../reports/sample/failing.ts';
import { resultOf } from '../../reports/sample/sample-report.ts';
import { version } from '../engine/version.ts';
import { merged } from './merged.ts';

/** The report of shards that ran on a server each. */
const joined = (...changes: readonly Partial<Report>[]): Report =>
  merged(
    changes.map((change, at) => ({
      file: String(at),
      place: (pointer) => pointer,
      report: {
        ...conformantReport,
        suite: { name: 'x', version },
        selection: { only: [], skip: [], shard: `${at + 1}/${changes.length}`, leftOut: [] },
        ...change,
      },
    })),
  );

const unusable = { verdict: 'NOT USABLE', exitCode: 3, sentence: 'NOT USABLE: Nothing listens.', results: [] } as const;
const failing = { results: failingReport.results, verdict: 'NOT CONFORMANT' } as const;

test('a shard that met no server leaves the run incomplete, and all of them leave it unusable', () => {
  const { verdict, exitCode, sentence, interrupted } = joined({}, unusable);
  expect({ verdict, exitCode, interrupted }).toEqual({
    verdict: 'INCOMPLETE',
    exitCode: 4,
    interrupted: 'shard 2/2 was NOT USABLE: Nothing listens',
  });
  expect(sentence).toContain('shard 2/2 was NOT USABLE: Nothing listens');
  expect(joined(unusable, unusable)).toMatchObject({ exitCode: 3, sentence: 'NOT USABLE: Nothing listens.' });
});

test('a failure in one shard outweighs what another one could not see', () => {
  expect(joined(unusable, failing)).toMatchObject({ verdict: 'NOT CONFORMANT', exitCode: 1 });
  expect(joined(failing, { interrupted: 'the run was interrupted' })).toMatchObject({
    verdict: 'NOT CONFORMANT',
    interrupted: 'shard 2/2: the run was interrupted',
  });
});

test('an interrupted shard leaves the run incomplete', () => {
  expect(joined({}, { interrupted: 'the run was interrupted' }).sentence).toMatch(
    /^INCOMPLETE: INTERRUPTED \(shard 2\/2: the run was interrupted\); /,
  );
});

test('time goes from the first start to the last end, and traffic adds up', () => {
  const traffic = { rate: 50, throttled: 1, waits: 2, waitedMs: 3.5 };
  expect(
    joined(
      { startedAt: '2026-11-22T10:00:10.000Z', durationMs: 5000, traffic, target: 'http://a' },
      { startedAt: '2026-11-22T10:00:00Z', durationMs: 1000, traffic, target: 'http://b' },
    ),
  ).toMatchObject({
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 15_000,
    traffic: { rate: 100, throttled: 2, waits: 4, waitedMs: 7 },
    target: 'http://a, http://b',
    latencies: conformantReport.latencies?.map(({ operation, count, unanswered }) => ({
      operation,
      count: 2 * count,
      unanswered: 2 * unanswered,
    })),
  });
});

test('of what watches in every shard the one counts that saw most', () => {
  const id = 'WIRE/register/location';
  const nothing = resultOf(id, { verdict: 'none', met: {} });
  const asked = resultOf(id, { exchangeCount: 5 });
  const saw = resultOf(id, { exchangeCount: 0 });
  const broken = resultOf(id, { verdict: 'fail', level: 'should' });
  const verdictOf = (...all: readonly (typeof nothing)[]): unknown =>
    joined(...all.map((result) => ({ results: [result] }))).results;
  expect(verdictOf(nothing, asked, saw)).toEqual([saw]);
  expect(verdictOf(asked, broken, nothing)).toEqual([broken]);
});

test('explorations add up, and each kind of failure is shown once', () => {
  const { exploration } = failingReport;
  const { exploration: whole, results } = joined({ ...failing, exploration }, { exploration });
  expect(whole).toMatchObject({
    askedMs: 60_000,
    rounds: 4,
    cases: 200,
    exchanges: 1000,
    purposes: [{ purpose: 'REG/PB/unicode', rounds: 4, cases: 200, failures: 4 }],
    undecided: 2,
    otherKinds: 6,
  });
  expect(whole?.finds.map(({ times }) => times)).toEqual([4]);
  expect(results.filter(({ purpose }) => purpose === 'REG/PB/unicode')).toHaveLength(1);
});

test('the baseline of the shards, or one that is given, is held against the whole', () => {
  const entry = { purpose: 'REG/BV/minimal', verdict: 'fail', kind: 'debt', reason: 'r', owner: 'o' } as const;
  const dated = { ...entry, expires: '2999-01-01' };
  const judged = { ...dated, place: 'b:2:5', state: 'not asked', note: 'n', accepts: [] } as const;
  const baseline = { file: 'b', entries: [judged] };
  const whole = joined({ baseline }, { baseline, results: [resultOf('REG/BV/full')] });
  expect(whole.baseline?.entries).toEqual([{ ...judged, state: 'stale', note: expect.stringMatching(/^passes now/) }]);
  expect(whole.exitCode).toBe(1);
  expect(() => joined({ baseline }, {})).toThrow('/baseline: expected the baseline of 0');
});
