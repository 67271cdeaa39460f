import { expect, test } from 'vitest';
import { requirements } from '../spec/requirements.ts';
import lock from './purposes.lock.json' with { type: 'json' };
import { purposes } from './purposes.ts';

const file = 'suites/purposes.lock.json';
const ids = purposes.map(({ id }) => id);
const verified = new Set<string>(purposes.flatMap(({ verifies }) => verifies));

test('there are many purposes, and never fewer than 150', () => {
  expect(purposes.length).toBeGreaterThanOrEqual(150);
});

test('ids are unique', () => {
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

test('every id names a procedure and a kind of behaviour, or the wire', () => {
  for (const id of ids) {
    expect(id).toMatch(/^(REG|DEREG)\/(BV|BI|BO)\/|^WIRE\//);
    expect(id).toMatch(/^[A-Z]+(\/[A-Za-z0-9.-]+)+$/);
  }
});

test('no id encodes an order', () => {
  for (const id of ids) expect(id.split('/').filter((part) => /^\d+$|[-_.]0\d+$/.test(part))).toEqual([]);
  // Numbers that are values (day-0, day-8) have gaps; numbers that count do not.
  const numbers = Map.groupBy(
    ids.flatMap((id) => [...id.matchAll(/^(.*[^\d])(\d+)$/g)]),
    ([, stem]) => stem,
  );
  for (const [stem, found] of numbers) {
    const values = found.map(([, , value]) => Number(value)).toSorted((a, b) => a - b);
    const counted = values.filter((value) => values.includes(value - 1));
    expect([stem, ...counted]).toEqual([stem]);
  }
});

test('no locked id vanishes', () => {
  const gone = lock.filter((id) => !ids.includes(id));
  const remedy = 'ids are forever, because baselines and selections name them: bring these back';
  expect({ remedy, gone }).toEqual({ remedy, gone: [] });
});

test('every id is locked', () => {
  const missing = ids.filter((id) => !lock.includes(id));
  const remedy = `add these ids to ${file}, in the order of the purposes`;
  expect({ remedy, missing }).toEqual({ remedy, missing: [] });
});

test('every locked id is there once', () => {
  expect(lock.filter((id, at) => lock.indexOf(id) !== at)).toEqual([]);
});

test.for(requirements.filter((row) => row.untestable === undefined))('$id is verified by a purpose', ({ id }) => {
  expect(verified.has(id)).toBe(true);
});

test.for(requirements.filter((row) => row.untestable !== undefined))(
  '$id is untestable, and no purpose verifies it',
  ({ id }) => {
    expect(purposes.filter(({ verifies }) => verifies.includes(id)).map((purpose) => purpose.id)).toEqual([]);
  },
);

test('every verified id is one of the catalogue', () => {
  const known = new Set<string>(requirements.map(({ id }) => id));
  expect([...verified].filter((id) => !known.has(id))).toEqual([]);
  expect(purposes.filter(({ verifies }) => verifies.length === 0)).toEqual([]);
});

test('titles are unique', () => {
  const titles = purposes.map(({ title }) => title);
  expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
});

test('every title is a sentence without its full stop', () => {
  const odd = purposes.filter(({ title }) => !/^[A-Z].*\s.*[^.\s]$/.test(title));
  expect(odd.map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
});

test('purposes hold a whole number of UEs, and wish for no fewer than they hold', () => {
  const odd = purposes.filter(({ ues, wishes = ues }) => !Number.isInteger(ues) || ues < 0 || wishes < ues);
  expect(odd.map(({ id }) => id)).toEqual([]);
});

test('the purposes that watch all others come last', () => {
  const first = purposes.findIndex(({ watches }) => watches === true);
  expect(purposes.slice(first).every(({ watches }) => watches === true)).toBe(true);
  expect(purposes.slice(first).every(({ id }) => id.startsWith('WIRE/'))).toBe(true);
});
