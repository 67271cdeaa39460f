import { describe, expect, test } from 'vitest';
import type { Variant } from '../reference/variants/variant.ts';
import { perform } from './perform.ts';
import { brokenPromises } from './promise.ts';
import { lastOfEach } from './sample.ts';
import { variantTrial } from './trials.ts';

/** All of them are put on trial by `selftest`. */
const sample = await lastOfEach<Variant>('variants');

test('every kind of legal choice has a row', () => {
  expect(sample.length).toBeGreaterThanOrEqual(5);
});

describe.concurrent('a server that makes a legal choice is conformant', () => {
  test.for(sample)('$id: it $title', async (variant, { expect }) => {
    expect(brokenPromises(await perform(variantTrial(variant)))).toEqual([]);
  });
});
