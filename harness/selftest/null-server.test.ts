import { describe, test } from 'vitest';
import { nullServers } from '../reference/null/index.ts';
import { nullVerdicts } from '../reference/null/verdict.ts';
import { perform } from './perform.ts';
import { brokenPromises } from './promise.ts';
import { nullTrials } from './trials.ts';

/** Enough to find every violation that is promised; `selftest` asks more. */
const only = [
  'REG/BV/{minimal,full}',
  '*/BI/{ueServiceId,credential}/{omitted,wrong}',
  'REG/BO/several-ues',
  'DEREG/BV/minimal',
  'DEREG/BO/{never-registered,second}',
  'WIRE/{answer,register,deregister}/*',
  'WIRE/failure/{allow,invalid-params,not-the-servers,problem-details}',
];

describe.concurrent('a server that does nothing sensible', () => {
  test('has a row among the expected verdicts, and none of them is conformant', ({ expect }) => {
    expect(Object.keys(nullVerdicts)).toEqual(nullServers.map(({ id }) => id));
    expect(Object.values(nullVerdicts).filter(({ exitCode }) => exitCode === 0)).toEqual([]);
  });

  test.for(nullTrials)('$id is told what it deserves', async (trial, { expect }) => {
    expect(brokenPromises(await perform({ ...trial, only }))).toEqual([]);
  });
});
