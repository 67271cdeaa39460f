import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forkCensus } from '../reference/fork-census.ts';
import { readReport } from '../saved/read-report.ts';
import { terse } from '../selftest/terse.ts';
import { folder, started } from './called.ts';

/** CONFORM_KILLS asks for more moments, CONFORM_SEED for others. */
const { CONFORM_KILLS: kills = '5', CONFORM_SEED: seed = '1' } = process.env;

/** The number of a request and a little time after it: start-up, preflight, and anywhere up to the end. */
const moment = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(fc.constant(0), fc.integer({ min: 0, max: 600 })) },
  { weight: 2, arbitrary: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 })) },
  { weight: 7, arbitrary: fc.tuple(fc.integer({ min: 1, max: 800 }), fc.integer({ min: 0, max: 40 })) },
);
const killing = fc.tuple(fc.constantFrom('SIGINT', 'SIGTERM'), moment);

/** One question about each requirement, in some 700 requests. */
const little = ['--runs', '2', '--only', ...terse.only];

/** Kills a run, and says what is there afterwards, with everything that it said. */
async function killed([signal, [request, afterMs]]: typeof killing extends fc.Arbitrary<infer T> ? T : never) {
  await using server = await forkCensus(request);
  const out = folder();
  const { child, said, ended } = started(['run', '--target', server.url, ...little, '--out', out]);
  await Promise.race([server.reached, ended]);
  await sleep(afterMs);
  child.kill(signal);
  const [code, killer] = await ended;
  const { registered, served } = await server.count();
  const file = join(out, 'report.json');
  const report = existsSync(file) ? (await readReport(file)).report : undefined;
  const isWhole = report && readFileSync(join(out, 'index.html'), 'utf8').trimEnd().endsWith('</html>');
  return { said: said.join(''), exit: killer ?? code, registered, served, isWhole, report };
}

describe('A run that is ended', () => {
  test.for(fc.sample(killing, { numRuns: Number(kills), seed: Number(seed) }))(
    'by %s at %j (request, ms later) leaves no UE registered, and a readable report',
    async (order) => {
      const { report, exit, served, ...seen } = await killed(order);
      const { interrupted, exitCode, verdict } = report ?? {};
      expect({ ...seen, served, interrupted, exitCode, verdict }).toEqual({
        said: seen.said,
        registered: [],
        // Without a report nothing was sent.
        served: report === undefined ? 0 : served,
        ...(report !== undefined &&
          (interrupted === undefined
            ? { isWhole: true, exitCode: 0, verdict: 'CONFORMANT' }
            : { isWhole: true, exitCode: 4, verdict: 'INCOMPLETE', interrupted: 'the run was interrupted' })),
      });
      // Nobody listens to signals before the run begins and after its reports are written.
      expect(interrupted === undefined ? [0, order[0]] : [4]).toContain(exit);
    },
  );
});
