import { expect, test } from 'vitest';
import { examine } from '../selftest/examine.ts';

const few = { only: ['REG/BI/gateway/*', 'REG/BI/query-parameter', 'REG/BV/free-identity', 'REG/BV/minimal'] };

// oxfmt-ignore
test.for([
  ['nothing beyond the defaults',           {},                                                        ['strictQuery', 'gatewayAuthorisation']],
  ['what it does',                          { strictQuery: true, gatewayAuthorisation: true },         []],
  ['neither look-up nor free identities',   { strictQuery: true, gatewayAuthorisation: true, lookup: false, freeIdentities: false }, ['lookup', 'freeIdentities']],
] as const)('a server that claims %s is told what else it does', async ([, pics, items]) => {
  const report = await examine({}, { ...few, pics });
  expect([report.counts.fail, report.unclaimed.map(({ item }) => item)]).toEqual([0, items]);
  expect(report.unclaimed.filter(({ question, seen }) => question === '' || seen === '')).toEqual([]);
});

test.for([
  ['query-ignored', 'strictQuery'],
  ['gateway-unchecked', 'gatewayAuthorisation'],
] as const)('a server with the variant %s is not told that it could claim %s', async ([variant, item]) => {
  const report = await examine({ variant }, few);
  expect(report.unclaimed.map((row) => row.item)).not.toContain(item);
});

test('what is not confirmed is told and never gates, not even in a strict run', async () => {
  const selection = { only: ['REG/BI/schedule-ends-first'], strict: true };
  const { results, requirements, exitCode } = await examine({ variant: 'schedule-over-midnight' }, selection);
  expect(results).toMatchObject([{ verdict: 'fail', provisional: true, failure: { requirement: 'R-56' } }]);
  expect(requirements.find(({ id }) => id === 'R-56')).toMatchObject({ mark: 'U', standing: 'violated' });
  expect(exitCode).not.toBe(1);
});

test('a look-up that is claimed and not there is told as such, and the state is told from the answers', async () => {
  const only = ['REG/BV/minimal', 'REG/BO/never-registered', 'WIRE/look-up/*'];
  const { results } = await examine({ variant: 'lookup-404' }, { only, pics: { lookup: true } });
  expect(
    results.map(({ purpose, verdict, failure }) => [purpose, verdict, failure?.requirement, failure?.seenIn]),
  ).toEqual([
    ['REG/BV/minimal', 'pass', undefined, undefined],
    ['REG/BO/never-registered', 'none', undefined, undefined],
    ['WIRE/look-up/own-registrations', 'fail', 'W-12', 'preflight'],
    ['WIRE/look-up/no-credential', 'inconc', undefined, undefined],
  ]);
});
