import { expect, test } from 'vitest';
import { releases } from './release.ts';
import lock from './releases.lock.json' with { type: 'json' };

const file = 'spec/releases.lock.json';
const known: Readonly<Record<string, unknown>> = releases;

function isDeepFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isDeepFrozen);
}

test('the release sets are frozen to the ground', () => {
  expect(isDeepFrozen(releases)).toBe(true);
});

test.for(Object.entries(lock))('the published release set %s is as it was', ([id, before]) => {
  const remedy = 'a published release set never changes: add a new one';
  expect({ remedy, release: known[id] }).toEqual({ remedy, release: before });
});

test('every release set is locked', () => {
  const missing = Object.entries(releases)
    .filter(([id]) => !(id in lock))
    .map(([id, release]) => `${JSON.stringify(id)}: ${JSON.stringify(release)}`);
  const remedy = `add these lines to ${file}`;
  expect({ remedy, missing }).toEqual({ remedy, missing: [] });
});

test('every release set is listed under its own id', () => {
  for (const [id, release] of Object.entries(releases)) expect(release.id).toBe(id);
});
