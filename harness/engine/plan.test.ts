import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Pics, type PicsItem, picsQuestions } from '../../spec/pics.ts';
import { requirement } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';
import { referencePixit } from '../reference/provisioning.ts';
import { UsageError } from '../usage-error.ts';
import { connectionsOf, type Plan, planOf } from './plan.ts';
import { castOf } from './world.ts';

const negative: readonly PicsItem[] = ['gatewayTrusted', 'gatewayFromTransport', 'closedSchema', 'coap', 'implicit'];
const claims = Object.keys(picsQuestions).map((item) => [item, !negative.includes(item as PicsItem)]);
const pics = Object.fromEntries(claims) as Pics;
const cast = { ...castOf(referencePixit, pics), delivery: true, secondDelivery: true } as const;
const everything = { only: [], skip: [] };
/** A wire is of HTTP or of CoAP, and its schemas are closed or not; the claims here are those of HTTP with open schemas. */
const suite = purposes.filter(({ verifies: [rule] }) => {
  const { condition = [] } = requirement(rule);
  return !condition.includes('coap') && !condition.includes('closedSchema');
});

const plan = (
  selection: Partial<Parameters<typeof planOf>[1]> = {},
  world: Partial<Parameters<typeof planOf>[2]> = {},
): Plan =>
  planOf(
    suite,
    { ...everything, ...selection },
    { pics, cast, poolSize: 5000, wardrobe: { missing: () => undefined }, ...world },
  );

const ids = ({ selected }: Plan): readonly string[] => selected.map(({ purpose }) => purpose.id);
const reasonFor = ({ leftOut }: Plan, id: string): string | undefined => {
  const found = leftOut.find(({ purpose }) => purpose === id);
  return found && `${found.why}: ${found.reason}`;
};

test('without a selection everything that applies runs, in the order of the suite', () => {
  expect(ids(plan())).toEqual(suite.map(({ id }) => id));
});

// oxfmt-ignore
test.for([
  ['an id',                 { only: ['REG/BV/minimal'] },                       (id: string) => id === 'REG/BV/minimal'],
  ['a pattern of ids',      { only: ['DEREG/*'] },                              (id: string) => id.startsWith('DEREG/')],
  ['two patterns',          { only: ['DEREG/BV/*', 'WIRE/*'] },                 (id: string) => id.startsWith('DEREG/BV/') || id.startsWith('WIRE/')],
  ['what is skipped',       { skip: ['*/BI/*', 'WIRE/*'] },                     (id: string) => !id.includes('/BI/') && !id.startsWith('WIRE/')],
  ['both',                  { only: ['DEREG/*'], skip: ['DEREG/BI/*'] },        (id: string) => id.startsWith('DEREG/') && !id.startsWith('DEREG/BI/')],
] as const)('selects by %s', ([, selection, isMeant]) => {
  expect(ids(plan(selection))).toEqual(suite.map(({ id }) => id).filter(isMeant));
});

test('selects by requirement and by clause', () => {
  const byRequirement = plan({ only: ['S-08'] }).selected.map(({ purpose }) => purpose.verifies);
  expect(byRequirement.length).toBeGreaterThan(0);
  expect(byRequirement.filter((verifies) => !verifies.includes('S-08'))).toEqual([]);
  expect(ids(plan({ only: ['8.2.4 step 3'] }))).toContain('DEREG/BI/credential/wrong');
  const without = plan({ skip: ['S-08', 'Table 8.2.4-*'] }).selected.flatMap(({ purpose }) => purpose.verifies);
  expect(without).not.toContain('S-08');
  expect(without).not.toContain('D-08');
  expect(without).toContain('R-02');
});

test('says why each of the others does not run', () => {
  const part = plan({ only: ['DEREG/*'], skip: ['DEREG/BI/*'] });
  expect(part.leftOut.map(({ purpose }) => purpose)).toEqual(
    suite.map(({ id }) => id).filter((id) => !ids(part).includes(id)),
  );
  expect(reasonFor(part, 'REG/BV/minimal')).toBe('not selected: --only DEREG/*');
  expect(reasonFor(part, 'DEREG/BI/not-json')).toBe('not selected: --skip DEREG/BI/*');
  const many = plan({ only: ['DEREG/BV/*', 'DEREG/BO/*', 'DEREG/BI/*', 'WIRE/*'] });
  expect(reasonFor(many, 'REG/BV/minimal')).toBe('not selected: --only DEREG/BV/* DEREG/BO/* and 2 more');
});

test.for([
  [
    'only',
    'REG/BV/minimall',
    `--only: "REG/BV/minimall" matches no purpose, requirement or clause; did you mean 'REG/BV/minimal'?`,
  ],
  [
    'skip',
    'nonsense that is like nothing',
    '--skip: "nonsense that is like nothing" matches no purpose, requirement or clause',
  ],
] as const)('--%s %s is a mistake', ([option, pattern, problem]) => {
  expect(() => plan({ [option]: [pattern] })).toThrow(new UsageError([problem]));
});

test('the shards of a plan are disjoint but for what watches, complete, and the same every time', () => {
  const watching = suite.flatMap(({ id, watches }) => (watches === true ? [id] : []));
  const law = fc.property(fc.integer({ min: 1, max: 12 }), (count) => {
    const shards = Array.from({ length: count }, (_, at) => ids(plan({ shard: { index: at + 1, count } })));
    expect([...new Set(shards.flat())].toSorted()).toEqual(suite.map(({ id }) => id).toSorted());
    expect(shards.flat()).toHaveLength(suite.length + (count - 1) * watching.length);
    for (const shard of shards) expect(shard).toEqual(expect.arrayContaining(watching));
  });
  fc.assert(law, { numRuns: 12 });
  expect(
    reasonFor(plan({ shard: { index: 1, count: 2 } }), ids(plan({ shard: { index: 2, count: 2 } }))[0] ?? ''),
  ).toBe('not selected: another shard than 1/2');
});

test('a purpose gets the same UEs whatever else is selected', () => {
  const places = ({ selected }: Plan): readonly string[] =>
    selected.map(({ purpose, offset, count }) => `${purpose.id} ${offset} ${count}`);
  expect(places(plan())).toEqual(expect.arrayContaining([...places(plan({ only: ['DEREG/*'] }))]));
});

// oxfmt-ignore
test.for([
  ['a claim that is not made',   { pics: { ...pics, bodyLimit: false } },     'REG/BI/oversize-body',       /^not applicable: PICS bodyLimit is no: Request bodies are limited/],
  ['a claim that excludes it',   { pics: { ...pics, gatewayTrusted: true } }, 'DEREG/BI/credential/wrong',  /^not applicable: PICS gatewayTrusted is yes: The gateway is trusted/],
  ['a PIXIT entry it needs',     { cast: { gateway: cast.gateway, wrongCredential: 'x' } }, 'REG/BI/gateway/forbidden', /^not selected: the PIXIT gives no forbiddenGateway$/],
  ['a pool that is too small',   { poolSize: 1 },                             'REG/BO/several-ues',         /^not selected: needs \d+ UEs at once, the PIXIT gives 1$/],
] as const)('%s leaves a purpose out', ([, world, id, reason]) => {
  expect(reasonFor(plan({}, world), id)).toEqual(expect.stringMatching(reason));
});

test('a gateway that a de-registration names needs nothing else to look like another', () => {
  const ids = suite.filter(({ orByName }) => orByName === true).map((purpose) => purpose.id);
  expect(ids).not.toEqual([]);
  const wardrobe = { missing: () => 'no certificate' };
  const leftOut = (leavesByGateway: boolean) =>
    plan({}, { wardrobe, binding: { leavesByGateway } })
      .leftOut.map(({ purpose }) => purpose)
      .filter((purpose) => ids.includes(purpose));
  expect([leftOut(true), leftOut(false)]).toEqual([[], ids]);
});

test.for([
  [[], 8, 64],
  [[], 16, 72],
  [['REG/BV/minimal'], 8, 16],
  [['REG/BV/minimal', 'REG/BV/full'], 8, 32],
] as const)('of %j, %i at a time, no more connections are open than %i', ([only, concurrency, most]) => {
  expect(connectionsOf(purposes, { only, skip: [], concurrency })).toBe(most);
});
