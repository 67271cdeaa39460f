import { Ajv2020 } from 'ajv/dist/2020.js';
import { test } from 'vitest';
import { qualitySchema } from '../../reports/json/quality-schema.ts';
import { purposes } from '../../suites/purposes.ts';
import { version } from '../engine/version.ts';
import { faults, hardFaults } from '../reference/faults/index.ts';
import { nullServers } from '../reference/null/index.ts';
import { variants } from '../reference/variants/index.ts';
import { readmes } from './readme.ts';
import { releaseCard } from './release.ts';

const renewal = 'npm run -s conform -- selftest --deep --out reports/quality.json && npm run -s readme';
const remedy = `renew the quality card: ${renewal} (without --deep it takes minutes only)`;
const card = (await releaseCard()) ?? missing();

function missing(): never {
  throw new Error(`reports/quality.json is missing or no JSON; ${remedy}`);
}

test('the card of the release conforms to the published schema', ({ expect }) => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(qualitySchema);
  validate(card);
  expect(validate.errors ?? [], remedy).toEqual([]);
});

/** What strikes by count, or where requests cross, breaks this rule or that first. */
const isByLuck = (id: string): boolean =>
  faults.some((fault) => fault.id === id && (fault.isByChance === true || hardFaults.includes(fault)));

test('the card is of this version and keeps what is promised', ({ expect }) => {
  expect(card, remedy).toMatchObject({ version, broken: [] });
  expect(card.faults, remedy).toMatchObject({ detected: card.faults.total, undetected: [] });
  expect(
    card.faults.otherReason.filter((id) => !isByLuck(id)),
    remedy,
  ).toEqual([]);
  expect(card.variants.falseAlarms, remedy).toBe(0);
});

/** So that a branch that adds a few servers need not measure all of them: the release does. */
const tolerance = 0.05;

test.for([
  ['faults', card.faults.total, faults.length],
  ['variants', card.variants.total, variants.length],
  ['degenerate servers', card.degenerate.total, nullServers.length],
] as const)('the card covers the %s of the catalogue', ([, measured, current], { expect }) => {
  expect(Math.abs(current - measured), `${measured} of ${current} measured; ${remedy}`).toBeLessThanOrEqual(
    tolerance * current,
  );
});

test('every purpose that the card names is one of the suite', ({ expect }) => {
  const ids = purposes.map(({ id }) => id);
  expect(
    (card.purposes?.catchNothing ?? []).filter(({ purpose }) => !ids.includes(purpose)),
    remedy,
  ).toEqual([]);
});

test('the numbers in the README are those of the card', async ({ expect }) => {
  const { now, wanted } = await readmes();
  expect(now, 'npm run -s readme').toBe(wanted);
});
