import { describe, expect, test } from 'vitest';
import type { Binding } from '../binding/binding.ts';
import { guarded } from '../binding/guarded-module.ts';
import { configOf } from '../config/config-of.ts';
import { type Census, startCensus } from '../reference/census.ts';
import { mountRig } from '../rig.ts';
import { UsageError } from '../usage-error.ts';
import { run } from './run.ts';

const few = ['REG/BI/*', 'REG/BO/*', 'DEREG/*'];

/** A run with sbi-json as a module, and with mistakes. */
async function ran(server: Census, mistaken: (whole: Binding) => Partial<Binding>, only: readonly string[] = few) {
  const config = await configOf({ name: '', text: '' }, { target: server.url, runs: '2', only }, {});
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  const binding = { ...rig.binding, ...mistaken(rig.binding) };
  const module = guarded({ name: 'fake.ts', url: 'file:///fake.ts', binding, secrets: () => [] });
  for await (const event of run({ ...rig, binding: module.binding })) if (event.kind === 'report') return event;
  throw new Error('the run ended without a report');
}

const problemsOf = (error: unknown): readonly string[] => (error instanceof UsageError ? error.problems : []);

describe('A mistake of a module', () => {
  test.for([
    [1, 0],
    [4, 0],
    [9, 0],
    [90, 1],
    [250, 10],
  ] as const)('at answer %i ends the run at once and keeps what is known', async ([moment, passes]) => {
    await using server = await startCensus();
    let count = 0;
    const { report, error } = await ran(server, (whole) => ({
      decode(stimulus, response) {
        count += 1;
        if (count === moment) throw new TypeError('boom');
        return whole.decode(stimulus, response);
      },
    }));
    expect(problemsOf(error)).toEqual([expect.stringMatching(/^fake\.ts: decode threw for '.*': TypeError: boom/)]);
    expect(report).toMatchObject({ verdict: 'INCOMPLETE', counts: { fail: 0, error: 0 } });
    expect(report.interrupted).toMatch(/^fake\.ts: decode threw for /);
    expect(report.counts.pass).toBeGreaterThanOrEqual(passes);
    expect(count - moment).toBeLessThan(150);
    expect(server.registered()).toEqual([]);
  });

  test('in every answer fails nothing, and leaves nothing where the requests are right', async () => {
    await using server = await startCensus();
    const wrong = { kind: 'great', text: '', signature: '', checks: [] } as unknown as ReturnType<Binding['decode']>;
    const { report, error } = await ran(server, () => ({ decode: () => wrong }));
    expect(problemsOf(error)).toEqual([expect.stringMatching(/kind: expected accepted, /)]);
    expect([report.counts.fail, report.counts.inconc]).toEqual([0, report.results.length]);
    expect(report.interrupted).toMatch(/; 1 UEs may still be registered$/);
    expect(server.registered()).toEqual([]);
  });

  test('in the look-up ends the run with the blame on the configuration', async () => {
    await using server = await startCensus();
    let count = 0;
    const { report, error } = await ran(
      server,
      ({ lookup }) => ({
        ...(lookup && {
          lookup: {
            ...lookup,
            decode: (ue, response) =>
              (count += 1) > 3 ? { text: 5 as never, checks: [] } : lookup.decode(ue, response),
          },
        }),
      }),
      ['REG/BV/minimal'],
    );
    expect(problemsOf(error)).toEqual([
      expect.stringMatching(/^fake\.ts: lookup\.decode returned .* text: expected a text, got 5$/),
    ]);
    expect(report.results).toMatchObject([{ verdict: 'inconc', cause: 'configuration', blame: 'configuration' }]);
    expect(server.registered()).toEqual([]);
  });
});

test('Rules that a module does not judge are inconclusive, and the module is to blame', async () => {
  await using server = await startCensus();
  const { report, error } = await ran(
    server,
    (whole) => ({ decode: (stimulus, response) => ({ ...whole.decode(stimulus, response), checks: [] }) }),
    ['WIRE/answer/*', 'WIRE/*/declared-status', 'WIRE/look-up/*'],
  );
  const { results } = report;
  const open = results.filter(({ verdict }) => verdict === 'inconc');
  expect(error).toBeUndefined();
  expect(open.map(({ requirements: [id], blame }) => [id, blame])).toEqual(
    ['R-17', 'D-19', 'W-01', 'R-18'].map((id) => [id, 'configuration']),
  );
  expect(open.map(({ reason }) => reason)).toEqual(
    open.map(({ requirements: [id] }) =>
      expect.stringContaining(`decode of fake.ts has to return { requirement: '${id}', `),
    ),
  );
  const met = results.filter(({ verdict }) => verdict === 'pass').map(({ requirements: [id] }) => id);
  expect(met).toEqual(expect.arrayContaining(['W-06', 'W-18', 'S-10', 'W-12', 'W-07']));
});
