import { expect, test } from 'vitest';
import { byFirstSeen } from './first-seen.ts';
import { failure } from './sample/failing.ts';
import { resultOf } from './sample/sample-report.ts';

const fails = (purpose: string, changes: { readonly seenIn?: string; readonly reason?: string } = {}) => {
  const { seenIn, ...others } = changes;
  return resultOf(purpose, {
    verdict: 'fail',
    failure: { ...failure, ...(seenIn !== undefined && { seenIn }) },
    ...others,
  });
};

const orderOf = (plan: Parameters<typeof byFirstSeen>[0]): readonly string[] =>
  byFirstSeen(plan).map(({ purpose }) => purpose);

// oxfmt-ignore
test.for([
  ['purposes keep the order of the plan',                [fails('A'), resultOf('B'), fails('C')],                              'A B C'],
  ['a watch stands where it saw the breach',             [fails('A'), resultOf('B'), fails('C'), fails('W', { seenIn: 'B' })], 'A W B C'],
  ['and before what that purpose failed on',             [fails('A'), fails('B'), fails('W', { seenIn: 'A' })],                'W A B'],
  ['two that saw it in one keep the order of the plan',  [fails('A'), fails('W', { seenIn: 'A' }), fails('V', { seenIn: 'A' })], 'W V A'],
  ['what was seen before the run stands first',          [fails('A'), fails('W', { seenIn: 'preflight' })],                    'W A'],
  ['what fails only beside others stands last',          [fails('A', { reason: 'alone it passes' }), fails('B')],              'B A'],
  ['a watch of what is not there stands in its place',   [fails('A'), fails('W', { seenIn: 'X' }), fails('B')],                'A W B'],
] as const)('%s', ([, plan, order]) => expect(orderOf(plan)).toEqual(order.split(' ')));
