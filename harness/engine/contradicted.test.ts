import { expect, test } from 'vitest';
import { examine } from '../selftest/examine.ts';
import { discoveredOf } from './discovery.ts';

const trait = { behaviour: 'unknown members', item: 'closedSchema', requirement: 'R-37', observed: [] } as const;

test('a claim is contradicted by what fails by itself, not by what fails beside others only', async () => {
  const claimed = { only: ['REG/BV/unknown-member'], pics: { closedSchema: false } };
  const report = await examine({ fault: 'register-unknown-refused' }, claimed);
  expect(report.results.map(({ verdict }) => verdict)).toEqual(['fail']);
  const pics = report.pics.map((row) => ({ ...row, source: 'configuration' as const }));
  expect(discoveredOf(trait, { ...report, pics }).contradictedBy).toBe('REG/BV/unknown-member');
  const results = report.results.map((result) => ({ ...result, reason: 'it passes when it runs alone' }));
  expect(discoveredOf(trait, { ...report, pics, results }).contradictedBy).toBeUndefined();
});
