import { describe, expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { type Case, caseOf } from '../../reports/repro/case.ts';
import { configOf } from '../config/config-of.ts';
import type { Overrides } from '../config/override.ts';
import { run } from '../engine/run.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { startCensus } from '../reference/census.ts';
import { listen } from '../reference/listen.ts';
import { mount } from '../reference/mount.ts';
import { startReference } from '../reference/reference.ts';
import { strict } from '../reference/strict.ts';
import { mountRig } from '../rig.ts';
import { replay } from './replay.ts';

const configuration = JSON.stringify({ pics: { lookup: true } });

/** The report of a run against this server. */
async function reported(overrides: Overrides, text = configuration, env = {}): Promise<Report> {
  const config = await configOf({ name: 'conform.yaml', text }, overrides, env);
  await using rig = await mountRig(config, { replay: (purpose) => purpose });
  for await (const event of run(rig)) if (event.kind === 'report') return event.report;
  throw new Error('the run ended without a report');
}

/** A server that forgets to remove a UE at some requests. */
function startForgetful(strikes: (count: number) => boolean) {
  let count = 0;
  const around: Behaviour['around'] = async (request, next) => {
    if (!strikes(++count) || !request.url.endsWith('/deregister')) return next(request);
    const { ueSvcId } = (await request
      .clone()
      .json()
      .catch(() => ({}))) as { readonly ueSvcId?: string };
    return Response.json({ ueSvcId, result: 'SUCCESS' });
  };
  return listen(mount({ ...strict, around }), 0);
}

/** The first failure of a run, as it comes back from its file. */
async function failureOf(overrides: Overrides, text = configuration, env = {}): Promise<Case> {
  const report = await reported({ runs: '20', ...overrides }, text, env);
  const [found] = report.results.flatMap((result) => caseOf(result, report) ?? []);
  return JSON.parse(JSON.stringify(found)) as Case;
}

// oxfmt-ignore
const failures = [
  ['removal-is-no-op',        'sbi-json',     'DEREG/BV/minimal'],
  ['register-ue-id-missing',  'sbi-json',     'REG/BI/ueServiceId/omitted'],
  ['register-ue-id-missing',  'sbi-json',     'REG/BI/any-single-fault'],
  ['credential-in-ack',       'sbi-json',     'WIRE/answer/no-secrets'],
  ['loser-restores',          'sbi-json',     'DEREG/BO/parallel-equal'],
  ['removal-is-no-op',        'sbi-resource', 'DEREG/BV/minimal'],
] as const;

describe.for(failures)('A failure of %s with %s in %s', ([fault, binding, only]) => {
  test('still fails on the same server, and is fixed on a right one, by the same requests, with nothing left there', async () => {
    await using wrong = await startReference({ fault });
    await using right = await startCensus();
    const found = await failureOf({ target: wrong.url, binding, only: [only] });
    const recorded = found.steps.length;
    const then = { purpose: only, judgedBy: 'purpose', requests: { recorded, same: recorded } };
    expect(await replay(found, {})).toMatchObject({
      ...then,
      verdict: 'STILL FAILING',
      exitCode: 1,
      target: wrong.url,
    });
    const fixed = await replay(found, { target: right.url });
    expect(fixed).toMatchObject({ ...then, verdict: 'FIXED', exitCode: 0, target: right.url });
    expect([right.registered(), right.served() > recorded]).toEqual([[], true]);
  });
});

describe('A replay', () => {
  const minimal = async (): Promise<Case> => {
    await using wrong = await startReference({ fault: 'removal-is-no-op' });
    return await failureOf({ target: wrong.url, only: ['DEREG/BV/minimal'] });
  };

  test('of a server that fails otherwise says what it does now', async () => {
    await using wrong = await startReference({ fault: 'register-credential-missing' });
    await using other = await startReference({ fault: 'stored-though-malformed' });
    const found = await failureOf({ target: wrong.url, only: ['REG/BI/ueCredentialInformation/omitted'] });
    const now = await replay(found, { target: other.url });
    expect(now).toMatchObject({ verdict: 'CHANGED', exitCode: 1, now: { requirement: 'R-49' } });
  });

  test('is blocked where nothing listens, with what to do about it', async () => {
    const found = await minimal();
    expect(await replay(found, {})).toMatchObject({
      verdict: 'BLOCKED',
      exitCode: 3,
      judgedBy: 'nobody',
      reason: expect.stringContaining('Nothing listens at'),
      remedy: expect.stringContaining('--target'),
    });
  });

  test('is blocked where the valid twin is refused', async () => {
    await using wrong = await startReference({ fault: 'register-ue-id-missing' });
    const found = await failureOf({ target: wrong.url, only: ['REG/BI/ueServiceId/omitted'] });
    await using strict = await startReference({ null: 'always-400' });
    expect(await replay(found, { target: strict.url })).toMatchObject({ verdict: 'BLOCKED', exitCode: 3 });
  });

  test('is blocked where this version has no such purpose', async () => {
    await using right = await startReference();
    const found = { ...(await minimal()), purpose: 'DEREG/BV/of-another-time' };
    expect(await replay(found, { target: right.url })).toMatchObject({
      verdict: 'BLOCKED',
      reason: 'this version of the suite has no such purpose',
    });
  });

  test('never calls fixed what failed only beside others', async () => {
    await using right = await startReference();
    const found = { ...(await minimal()), failsAlone: false };
    expect(await replay(found, { target: right.url })).toMatchObject({
      verdict: 'BLOCKED',
      remedy: 'run the whole suite',
    });
  });

  // oxfmt-ignore
  test.for([
    ['every seventh request',    (count: number) => count % 7 === 0],
    ['after the 200th request',  (count: number) => count > 200],
  ] as const)('never calls fixed what fails at %s only, on another server of the kind', async ([, strikes]) => {
    await using wrong = await startForgetful(strikes);
    await using other = await startForgetful(strikes);
    const report = await reported({ runs: '20', target: wrong.url, only: ['DEREG/B{V,O}/*'] });
    const alone = report.results.flatMap((result) => caseOf(result, report) ?? []).filter(({ failsAlone }) => failsAlone);
    expect(alone.length).toBeGreaterThan(0);
    for (const found of alone.slice(0, 2)) expect(['STILL FAILING', 'CHANGED']).toContain((await replay(found, { target: other.url })).verdict);
  });

  test('says how often a case passed that is fixed, and where that shows less than the run of then', async () => {
    await using right = await startReference();
    const found = await minimal();
    const { reason } = await replay(found, { target: right.url });
    expect(reason).toMatch(/^it passed \d+ times in a row, with \d+ requests$/);
    // Until its time is up it goes on, which keeps a machine the less busy the slower the server is.
    await using slow = await startReference({ variant: 'slow' });
    const { verdict, reason: less } = await replay({ ...found, runExchanges: 1_000_000 }, { target: slow.url });
    expect([verdict, less]).toEqual([
      'FIXED',
      expect.stringMatching(/requests; what comes by chance, or only after the 1000000 requests/),
    ]);
  });

  test('calls a case fixed only where the whole purpose passes too', async () => {
    await using wrong = await startReference({ fault: 'register-ue-id-missing' });
    const found = await failureOf({ target: wrong.url, only: ['REG/BI/any-single-fault'] });
    const innocent = { ...found, value: { ie: 'mgwServiceId', value: 7 } };
    expect((await replay(innocent, {})).verdict).toBe('STILL FAILING');
  });
});
