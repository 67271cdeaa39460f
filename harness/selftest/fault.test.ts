import { describe, expect, test } from 'vitest';
import { requirement } from '../../spec/requirements.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { perform } from './perform.ts';
import { brokenPromises } from './promise.ts';
import { lastOfEach } from './sample.ts';
import { faultTrial } from './trials.ts';

const isBinding = (fault: Fault): boolean => requirement(fault.requirement).level === 'shall';
const remedy = 'after a change of the suite: node harness/selftest/measure.ts';

/** All of them are put on trial by `selftest`. */
const sample = await lastOfEach('faults', isBinding);

test('every kind of fault has one that breaks a shall', () => {
  expect(sample.length).toBeGreaterThanOrEqual(12);
});

describe.concurrent('a server with a fault is found out by every purpose named for it, for the stated reason', () => {
  test.for(sample)('$id: it $title', async (fault, { expect }) => {
    expect(brokenPromises(await perform(faultTrial(fault))), remedy).toEqual([]);
  });
});
