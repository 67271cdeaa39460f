import { expect, test } from 'vitest';
import type { Report } from '../../reports/report.ts';
import { samples } from '../../reports/sample/samples.ts';
import { version } from '../engine/version.ts';
import type { SavedReport } from '../saved/read-report.ts';
import { incompatibilities } from './compatible.ts';

const shard = (text: string | undefined, change: Partial<Report> = {}, file = text): SavedReport => {
  const selection = { ...samples.conformant.selection, ...(text !== undefined && { shard: text }) };
  const report = { ...samples.conformant, suite: { name: 'x', version }, selection, ...change };
  return { file: String(file), report, place: (pointer) => `${file}${pointer}` };
};

const [pics] = samples.conformant.pics;
const observed = (value: string): Partial<Report> => ({ pics: [{ ...pics, value }] as Report['pics'] });
const unusable = { ...observed('no'), verdict: 'NOT USABLE' } as const;

test('all shards of one run go together, in any order', () => {
  expect(incompatibilities([shard('2/2'), shard('1/2')])).toEqual([]);
  expect(incompatibilities([shard('1/1')])).toEqual([]);
});

test('a shard that met no server has observed nothing', () => {
  expect(incompatibilities([shard('1/2'), shard('2/2', unusable)])).toEqual([]);
  expect(incompatibilities([shard('1/2', unusable), shard('2/2')])).toEqual([]);
});

// oxfmt-ignore
test.for([
  ['a run without shards',   [shard(undefined, {}, 'a')],                               ['a/selection: no shard; merge joins reports of runs with --shard I/N']],
  ['another number',         [shard('1/2'), shard('2/3')],                              ['2/3/selection/shard: expected one of 2 shards as in 1/2, got 2/3']],
  ['a shard that is missing', [shard('1/3'), shard('3/3')],                             ['shard 2/3 is missing; name the report of every shard']],
  ['a shard that is twice',  [shard('1/2'), shard('2/2'), shard('1/2', {}, 'b')],       ['b/selection/shard: shard 1/2 is in 1/2 too; name each shard once']],
  ['another seed',           [shard('1/2'), shard('2/2', { seed: 7 })],                 ['2/2/seed: expected 42 as in 1/2, got 7']],
  ['another binding',        [shard('1/2'), shard('2/2', { binding: 'acme' })],         ['2/2/binding: expected "sbi-json" as in 1/2, got "acme"']],
  ['another release set',    [shard('1/2'), shard('2/2', { release: 'rel-18' })],       ['2/2/release: expected "rel-17" as in 1/2, got "rel-18"']],
  ['other gating',           [shard('1/2'), shard('2/2', { strict: true })],            ['2/2/strict: expected false as in 1/2, got true']],
  ['other generated cases',  [shard('1/2'), shard('2/2', { runs: 5 })],                 ['2/2/runs: expected 100 as in 1/2, got 5']],
  ['another selection',      [shard('1/2'), shard('2/2', { selection: { only: ['X'], skip: [], shard: '2/2', leftOut: [] } })], ['2/2/selection/only: expected [] as in 1/2, got ["X"]']],
  ['another PICS',           [shard('1/2'), shard('2/2', observed('no'))],              ['2/2/pics/0: expected lookup auto, used as true, as in 1/2, got auto, used as no']],
  ['another version',        [shard('1/1', { suite: { name: 'x', version: '9.9.9' } })], [`1/1/suite/version: expected ${version}, got 9.9.9: merge with the version that wrote it`]],
] as const)('%s is told', ([, saved, problems]) => {
  expect(incompatibilities(saved)).toEqual(problems);
});

test('tells of many missing shards only some', () => {
  expect(incompatibilities([shard('1/1000')])[0]).toMatch(/^shard 2\/1000, .*, 21\/1000, … \(979 more\) are missing; /);
});
