import { describe, expect, test } from 'vitest';
import type { Variant } from '../reference/variants/variant.ts';
import { examine } from './examine.ts';
import { lastOfEach } from './sample.ts';
import { examinationOf } from './trial.ts';
import { variantTrial } from './trials.ts';

/** One question of each kind. */
const few = [
  'REG/BV/{minimal,full,answer}',
  'REG/BI/{ueServiceId,ueCredentialInformation}/omitted',
  'REG/BI/{not-json,credential/wrong}',
  'REG/BO/{equal-again,other-profile,second-gateway}',
  'DEREG/B{V,I}/{minimal,credential/wrong}',
  'DEREG/BO/{second,never-registered}',
  'WIRE/*',
];

/** All of them are put on trial by `selftest`, with more of the suite. */
const sample = await lastOfEach<Variant>('variants');

test('every kind of legal choice has a row', () => {
  expect(sample.length).toBeGreaterThanOrEqual(5);
});

describe.concurrent('a server that makes a legal choice fails nothing', () => {
  test.for(sample)('$id: it $title', async (variant, { expect }) => {
    const only = [...few, ...(variant.meets ?? [])];
    const { skip: _, ...usual } = examinationOf(variantTrial(variant));
    const { sentence, exitCode, results } = await examine({ variant: variant.id }, { ...usual, only });
    const alarms = results.filter(
      ({ level, verdict }) => level === 'shall' && verdict !== 'pass' && verdict !== 'none',
    );
    expect(alarms.map(({ purpose, failure, reason }) => [purpose, failure?.got ?? reason])).toEqual([]);
    expect([exitCode, sentence]).toEqual([
      4,
      expect.stringMatching(/^INCOMPLETE: \d+ applicable requirements not tested/),
    ]);
    expect(results.filter(({ verdict }) => verdict === 'error')).toEqual([]);
  });
});
