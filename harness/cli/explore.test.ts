import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { listen } from '../reference/listen.ts';
import { mount } from '../reference/mount.ts';
import { startReference } from '../reference/reference.ts';
import { strict } from '../reference/strict.ts';
import { folder, started } from './called.ts';
import { spoken } from './spoken.ts';

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly report: Report;
}

/** Calls `run` until it ends. */
async function ran(...args: readonly string[]): Promise<Ended> {
  const out = folder();
  const { code, stdout } = await spoken(['run', '--out', out, ...args]);
  return { code, stdout, report: reportIn(out) };
}

/** Calls `run` until something happens that interrupts it. */
async function interrupted(interruption: Promise<unknown>, ...args: readonly string[]): Promise<Ended> {
  const out = folder();
  const { child, said, ended } = started(['run', '--out', out, ...args]);
  void interruption.then(() => child.kill('SIGINT'));
  const [code] = await ended;
  return { code, stdout: said.join(''), report: reportIn(out) };
}

const reportIn = (out: string): Report => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;

const only = ['--only', 'REG/BI/any-single-fault', '--runs', '20'];

describe.concurrent('run --explore', () => {
  test('goes on until the time is up, and says how far it came', async () => {
    await using server = await startReference();
    const { code, stdout, report } = await ran(...only, '--target', server.url, '--explore', '1s');
    expect(stdout).toMatch(
      /^Explored {6}\d+ s: \d+ rounds, \d+ cases \(\d+\/s\), \d+ exchanges \(\d+\/s\), 0 kinds of failure$/m,
    );
    expect(report.exploration).toMatchObject({ askedMs: 1000, ended: 'the time was up', finds: [] });
    // One purpose alone leaves the other requirements open.
    expect(code).toBe(4);
  });

  test('ends with a report when it is interrupted', async () => {
    // The plan takes some 130 requests, so this is well into the exploration.
    const reached = Promise.withResolvers<void>();
    let requests = 0;
    const around: Behaviour['around'] = (request, next) => {
      if (++requests === 400) reached.resolve();
      return next(request);
    };
    await using server = await listen(mount({ ...strict, around }), 0);
    const { stdout, report } = await interrupted(reached.promise, ...only, '--target', server.url, '--explore', '1h');
    expect(report.exploration?.ended).toBe('the run was interrupted');
    expect(stdout).toMatch(/Explored .*ended early: the run was interrupted/);
    expect(stdout).toMatch(/^INCOMPLETE: \d+ applicable/m);
  });

  test('names every kind of failure once, with its number and its replay command', async () => {
    await using server = await startReference({ fault: 'register-ue-id-missing' });
    const explored = ['--explore', '1h', '--explore-exchanges', '200'];
    const { code, stdout, report } = await ran(...only, ...explored, '--target', server.url);
    const finds = report.exploration?.finds ?? [];
    expect(finds.map(({ result }) => result.failure?.requirement)).toEqual(['R-30']);
    expect(stdout).toMatch(/^FOUND {3}\d+ x R-30 .*\n {8}\S.* replay \S+REG\.BI\.any-single-fault-seed-\d+$/m);
    expect(code).toBe(1);
  });
});
