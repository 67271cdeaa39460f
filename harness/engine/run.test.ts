import { expect, test } from 'vitest';
import type { Report, Result } from '../../reports/report.ts';
import { purposes } from '../../suites/purposes.ts';
import { examine } from '../selftest/examine.ts';
import { terse } from '../selftest/terse.ts';

/** What may differ between two equal runs: when they were, also in ids of messages, how long it took, and the port that the system chose. */
const passing = new Set(['startedAt', 'durationMs', 'latencies', 'date']);

function comparable(report: Report): unknown {
  const text = JSON.stringify(report, (key, value: unknown) => (passing.has(key) ? undefined : value));
  const timeless = text.replaceAll(/\b[\da-z]{8}(?=\.\d+\.\d+\b)/g, 'time');
  return JSON.parse(timeless.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:port'));
}

test.for([
  ['of a right server', {}, ['REG/BV/{minimal,full,any-*}', 'REG/BO/*', 'WIRE/*']],
  [
    'of a server with a fault',
    { fault: 'register-ue-id-missing' },
    ['REG/BI/ueServiceId/*', 'REG/BI/any-*', 'DEREG/BO/*', 'WIRE/*'],
  ],
] as const)('two runs with one seed, eight purposes at a time, give equal reports: %s', async ([, selection, only]) => {
  const examination = { only, concurrency: '8', seed: '7' };
  const [first, second] = [await examine(selection, examination), await examine(selection, examination)];
  expect(comparable(second)).toEqual(comparable(first));
});

test('every selected purpose ends in one result, in the order of the suite', async () => {
  const { results, selection } = await examine({}, { only: ['DEREG/BV/*', 'WIRE/*'], runs: '2' });
  const wanted = purposes.map(({ id }) => id).filter((id) => /^(?:DEREG\/BV|WIRE)\//.test(id));
  const inapplicable = selection.leftOut.filter(({ why }) => why === 'not applicable').map(({ purpose }) => purpose);
  expect(results.map(({ purpose }) => purpose)).toEqual(wanted.filter((id) => !inapplicable.includes(id)));
  expect(results.length + selection.leftOut.length).toBe(purposes.length);
});

test('a failure keeps the exchanges that show it, and how to see it again', async () => {
  const { results } = await examine({ fault: 'register-ue-id-missing' }, { only: ['REG/BI/ueServiceId/omitted'] });
  const [{ verdict, failure, exchanges, replay }] = results as readonly [Result];
  expect([verdict, failure?.requirement, failure?.got]).toEqual(['fail', 'R-30', '200 OK, result "SUCCESS"']);
  expect(exchanges.at(-1)?.response?.body?.text).toContain('"result":"SUCCESS"');
  expect(replay).toBe('run --only REG/BI/ueServiceId/omitted');
});

test('a wrong answer stands beside those of the wire that would have been right', async () => {
  const { results } = await examine({ fault: 'register-any-credential' }, { only: ['REG/BI/credential/wrong'] });
  expect(results[0]?.failure?.accepted).toEqual(expect.arrayContaining(['2xx, with /result "FAILURE"', '300 to 999']));
});

test('a generated failure is as small as it gets and says how to find it again', async () => {
  const { results } = await examine(
    { fault: 'register-ue-id-missing' },
    { only: ['REG/BI/any-single-fault'], runs: '30' },
  );
  expect(results[0]).toMatchObject({ verdict: 'fail', counterexample: { seed: expect.any(Number) as number } });
  expect(results[0]?.counterexample?.value.length).toBeLessThan(400);
});

test('no two requests of different purposes name one UE at the same time', async () => {
  const { results } = await examine(
    {},
    { only: ['*/BI/{ueServiceId,mgwServiceId,credential}/*'], runs: '2', concurrency: '32' },
  );
  expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
});

test('a server that dies is told once, with the purpose that it died over', async () => {
  const { exitCode, results } = await examine({ fault: 'syntax-kills' }, { ...terse, concurrency: '8', answerMs: 500 });
  const failed = results.filter(({ verdict }) => verdict === 'fail');
  expect([exitCode, failed.map(({ purpose, failure }) => [purpose, failure?.requirement])]).toEqual([
    1,
    [['REG/BI/not-json', 'R-70']],
  ]);
  const stopped = results.filter(({ verdict }) => verdict === 'inconc');
  expect(stopped.length).toBeGreaterThan(20);
  expect(new Set(stopped.map(({ cause }) => cause))).toEqual(new Set(['stopped']));
});

test('the exchange that decides a failure is marked where others follow it', async () => {
  const { results } = await examine({ fault: 'id-any-case' }, { only: ['REG/BV/distinct/letter-case'] });
  const [{ failure, exchanges, decisive }] = results as readonly [Result];
  expect(failure?.requirement).toBe('R-48');
  expect(exchanges[decisive ?? exchanges.length - 1]?.step).toBe('look up');
});

test('what is expected and what came name the members of the wire', async () => {
  const { results } = await examine({ fault: 'params-other-ie' }, { only: ['WIRE/failure/invalid-params'] });
  expect(results[0]?.failure?.expected).toBe('invalidParams that point at mgwServiceId (mgwSvcId) only');
  expect(results[0]?.failure?.got).toContain('ueServiceId (ueSvcId)');
});

test('generated cases that happen to show nothing of what they are for leave it open', async () => {
  const { results } = await examine(
    { variant: 'credential-ignored' },
    { only: ['REG/BO/any-history'], runs: '5', seed: '12', pics: { gatewayTrusted: true } },
  );
  expect(results[0]).toMatchObject({
    verdict: 'none',
    reason: expect.stringContaining('no generated case gave evidence for R-12'),
  });
});

test('any text may be a value of an extensible enumeration', async () => {
  const only = ['REG/BI/profile.communicationAvailability.periodicCommunicationIndicator/empty'];
  const { exitCode, results } = await examine({ variant: 'indicator-any-text' }, { only, strict: true });
  expect(results[0]).toMatchObject({ verdict: 'none', reason: expect.stringContaining('rules no text out') as string });
  expect(exitCode).toBe(4);
});

test('a server that resets every malformed request is asked to the end, and blamed for each of them', async () => {
  const { results } = await examine(
    { fault: 'syntax-reset' },
    { only: ['REG/BI/{*-json,*-body,*-text,*-utf8}', 'DEREG/BI/*-json'] },
  );
  const failed = results.filter(({ verdict }) => verdict === 'fail');
  expect(failed.length).toBeGreaterThan(8);
  expect(failed.filter(({ failure }) => failure?.requirement === 'R-70')).toEqual([]);
  expect(results.filter(({ cause }) => cause === 'stopped')).toEqual([]);
});
