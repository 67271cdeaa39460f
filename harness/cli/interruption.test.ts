import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { startCensus } from '../reference/census.ts';
import { listen } from '../reference/listen.ts';
import { folder, started } from './called.ts';

const begun = (target: string, out: string, only = '*REG/B*') =>
  started(['run', '--target', target, '--runs', '2', '--only', only, '--out', out]);

const reportIn = (out: string): Report => JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report;

describe('a run that is', () => {
  test.for(['SIGINT', 'SIGTERM'] as const)(
    'ended by %s removes what it registered and writes its reports',
    async (signal) => {
      const reached = Promise.withResolvers<void>();
      await using server = await startCensus({}, (count) => count === 200 && reached.resolve());
      const out = folder();
      const { child, said, ended } = begun(server.url, out);
      await reached.promise;
      child.kill(signal);
      expect(await ended).toEqual([4, null]);
      expect(said.join('')).toMatch(
        /^Interrupted: [^]*\nINCOMPLETE: INTERRUPTED \(the run was interrupted\); [^\n]*\n$/,
      );
      expect(reportIn(out)).toMatchObject({ exitCode: 4, interrupted: 'the run was interrupted' });
      expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('INTERRUPTED');
      expect(server.registered()).toEqual([]);
    },
  );

  test('told twice to end does so at once', async () => {
    const reached = Promise.withResolvers<void>();
    // Nobody answers here.
    await using server = await listen(
      createServer(() => reached.resolve()),
      0,
    );
    const { child, said, ended } = begun(server.url, folder());
    await reached.promise;
    child.kill('SIGINT');
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill('SIGINT');
    expect(await ended).toEqual([null, 'SIGINT']);
  });

  test('read along by somebody who leaves goes on to its end', async () => {
    await using server = await startCensus();
    const out = folder();
    const { child, ended } = begun(server.url, out, 'REG/BV/minimal');
    child.stdout.destroy();
    const [code] = await ended;
    const report = reportIn(out);
    expect([code, report.exitCode, report.interrupted]).toEqual([4, 4, undefined]);
    expect(server.registered()).toEqual([]);
  });
});
