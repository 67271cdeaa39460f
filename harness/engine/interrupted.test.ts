import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { configOf } from '../config/config-of.ts';
import { type Census, startCensus } from '../reference/census.ts';
import { mountRig } from '../rig.ts';
import { type Rig, run } from './run.ts';

/** A short run of many purposes, and what it left at the server. */
async function ran(
  server: Census,
  extras: Partial<Pick<Rig, 'signal' | 'replay' | 'arrange'>>,
  only: readonly string[] = ['REG/BI/*', 'REG/BO/*', 'DEREG/*'],
): Promise<{ readonly report: Report; readonly error: unknown }> {
  const overrides = { target: server.url, runs: '2', only };
  const config = await configOf({ name: '', text: '' }, overrides, {});
  await using rig = await mountRig(config, { replay: (purpose) => purpose, ...extras });
  for await (const event of run(rig)) if (event.kind === 'report') return { report: event.report, error: event.error };
  throw new Error('the run ended without a report');
}

/** Moments in the run, by the number of the request: preflight, the beginning, and anywhere. */
const moments = [1, 2, 5, 9, 14, 60, 137, 251, 389, 512];

describe('A run that is interrupted', () => {
  test.for(moments)('at request %i says so in a report, and leaves no UE registered', async (moment) => {
    const interruption = new AbortController();
    await using server = await startCensus({}, (count) => {
      if (count === moment) interruption.abort();
    });
    const { report, error } = await ran(server, { signal: interruption.signal });
    expect(error).toBeUndefined();
    expect(report).toMatchObject({ verdict: 'INCOMPLETE', exitCode: 4, interrupted: 'the run was interrupted' });
    expect(report.sentence).toMatch(/^INCOMPLETE: INTERRUPTED \(the run was interrupted\); /);
    expect(report.results.filter(({ cause }) => cause === 'stopped').length).toBeGreaterThan(0);
    expect(server.registered()).toEqual([]);
    // Each purpose under way removes what it holds, and nothing more is asked.
    expect(server.served() - moment).toBeLessThan(150);
  });

  test('while a purpose that watches all others asks for itself says so too', async () => {
    const interruption = new AbortController();
    await using server = await startCensus({}, (count) => {
      if (count === 13) interruption.abort();
    });
    const { report } = await ran(server, { signal: interruption.signal }, ['WIRE/failure/authenticate']);
    expect(report).toMatchObject({ exitCode: 4, interrupted: 'the run was interrupted' });
    expect([report.results[0]?.cause, server.registered()]).toEqual(['stopped', []]);
  });

  test('by an error of our own says so too, and leaves no UE registered', async () => {
    let results = 0;
    await using server = await startCensus();
    const replay = (purpose: string): string => {
      results += 1;
      if (results === 30) throw new Error('a mistake of the engine');
      return purpose;
    };
    const { report, error } = await ran(server, { replay });
    expect(error).toMatchObject({ message: 'a mistake of the engine' });
    expect(report).toMatchObject({
      verdict: 'ERROR',
      exitCode: 5,
      interrupted: 'an error of the suite ended the run: a mistake of the engine',
    });
    expect(report.counts.pass).toBeGreaterThan(10);
    expect(server.registered()).toEqual([]);
  });

  test('by an error before the first purpose has a result of none of them', async () => {
    await using server = await startCensus();
    const arrange = (): never => {
      throw new Error('no order');
    };
    const { report } = await ran(server, { arrange });
    expect([report.exitCode, report.counts.pass, report.counts.inconc]).toEqual([5, 0, report.results.length]);
    expect(server.registered()).toEqual([]);
  });
});
