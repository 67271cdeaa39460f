import { expect, test } from 'vitest';
import { levelOf } from './level.ts';
import { type Pics, picsQuestions } from './pics.ts';
import type { Requirement } from './requirement.ts';
import lock from './requirements.lock.json' with { type: 'json' };
import { requirement, requirements } from './requirements.ts';

type Meaning = Pick<Requirement, 'clause' | 'level' | 'layer' | 'mark'>;

const locked = new Map<string, unknown>(Object.entries(lock));
const meaningOf = ({ clause, level, layer, mark }: Requirement): Meaning => ({ clause, level, layer, mark });
const ids: readonly string[] = requirements.map(({ id }) => id);
const all: readonly Requirement[] = requirements;
const file = 'spec/requirements.lock.json';

// oxfmt-ignore
const ofTheDocuments = [
  'R-01', 'R-02', 'R-03', 'R-04', 'R-05', 'R-06', 'R-07', 'R-08', 'R-09', 'R-10',
  'R-11', 'R-12', 'R-13', 'R-14', 'R-15', 'R-16', 'R-17', 'R-18', 'R-19', 'R-20',
  'R-30', 'R-31', 'R-32', 'R-33', 'R-34', 'R-35', 'R-36', 'R-37', 'R-38', 'R-39', 'R-40', 'R-41',
  'R-42', 'R-43', 'R-44', 'R-45', 'R-46', 'R-47', 'R-48', 'R-49', 'R-50', 'R-51', 'R-52',
  'R-60', 'R-61', 'R-62', 'R-63', 'R-64', 'R-65', 'R-66', 'R-67', 'R-68', 'R-69', 'R-70', 'R-71',
  'D-01', 'D-02', 'D-03', 'D-04', 'D-05', 'D-06', 'D-07', 'D-08', 'D-09', 'D-10',
  'D-11', 'D-12', 'D-13', 'D-14', 'D-15', 'D-16', 'D-17', 'D-18', 'D-19',
] as const;

test('ids are unique', () => {
  expect(new Set(ids).size).toBe(ids.length);
});

test.for(ofTheDocuments)('%s is in the catalogue', (id) => {
  expect(requirement(id).id).toBe(id);
});

test('no locked id vanishes', () => {
  const gone = [...locked.keys()].filter((id) => !ids.includes(id));
  const remedy = 'ids are forever: keep the row, and say `untestable: why` where nothing observes it any more';
  expect({ remedy, gone }).toEqual({ remedy, gone: [] });
});

test('no locked id changes its meaning', () => {
  const before = new Map([...locked].filter(([id]) => ids.includes(id)));
  const after = new Map(all.filter(({ id }) => locked.has(id)).map((row) => [row.id, meaningOf(row)]));
  const remedy = `give another meaning a new id; correct ${file} by hand only where the row was a mistake`;
  expect({ remedy, meanings: after }).toEqual({ remedy, meanings: before });
});

test('every id is locked', () => {
  const missing = all
    .filter(({ id }) => !locked.has(id))
    .map((row) => `${JSON.stringify(row.id)}: ${JSON.stringify(meaningOf(row))}`);
  const remedy = `add these lines to ${file}, in the order of the catalogue, and run \`npm run golden\``;
  expect({ remedy, missing }).toEqual({ remedy, missing: [] });
});

test('the lock has the order of the catalogue', () => {
  const known = [...locked.keys()].filter((id) => ids.includes(id));
  expect(known).toEqual(ids.filter((id) => locked.has(id)));
});

test('nothing unconfirmed is demanded', () => {
  const demanded = all.filter(
    ({ mark, level, shallWhen }) => mark === 'U' && (level === 'shall' || shallWhen !== undefined),
  );
  expect(demanded).toEqual([]);
});

test('every PICS term is a PICS item', () => {
  const terms = all.flatMap(({ condition, shallWhen }) => [...(condition ?? []), ...(shallWhen ? [shallWhen] : [])]);
  expect(terms).not.toEqual([]);
  for (const term of terms) expect(Object.keys(picsQuestions)).toContain(term.replace(/^!/, ''));
});

test('no condition contradicts itself or repeats a term', () => {
  for (const { id, condition = [] } of all) {
    const items = condition.map((term) => term.replace(/^!/, ''));
    expect([id, new Set(items).size]).toEqual([id, items.length]);
  }
});

test('a claim only ever raises a should', () => {
  const odd = all.filter(({ level, shallWhen }) => shallWhen !== undefined && level !== 'should');
  expect(odd).toEqual([]);
});

test('every text is one sentence of its own with a full stop', () => {
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  for (const { text } of all) expect(text).toMatch(/^[A-Z].*[^.]\.$/);
});

const none = Object.fromEntries(Object.keys(picsQuestions).map((item) => [item, false])) as Pics;

test.for([
  ['stays should without the claim', 'should', none],
  ['becomes shall with the claim', 'shall', { ...none, strictQuery: true }],
  ['does not care about other claims', 'should', { ...none, lookup: true }],
] as const)('a level that a claim raises %s', ([, level, pics]) => {
  expect(levelOf({ level: 'should', shallWhen: 'strictQuery' }, pics)).toBe(level);
});

test('a level that no claim raises stays as it is', () => {
  for (const level of ['shall', 'should', 'may'] as const)
    expect(levelOf({ level }, { ...none, strictQuery: true })).toBe(level);
});

test('asking for a requirement that does not exist is an error of ours', () => {
  expect(() => requirement('R-99' as 'R-01')).toThrow('no requirement R-99');
});
