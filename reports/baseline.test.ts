import { expect, test } from 'vitest';
import { entryLine, explainedLines } from './baseline-text.ts';
import { acceptances, acceptedBy, causeOf, type Entry, judgedBaseline, type Seen, subjectOf } from './baseline.ts';
import type { LeftOut, Result } from './report.ts';
import { failingReport } from './sample/failing.ts';
import { knownReport } from './sample/known.ts';
import { resultOf } from './sample/sample-report.ts';

const entry = (change: Partial<Entry> = {}): Entry => ({
  purpose: 'P',
  verdict: 'fail',
  kind: 'debt',
  reason: 'r',
  owner: 'o',
  expires: '2026-12-31',
  place: 'baseline.yaml:3:5',
  ...change,
});

const [sample] = failingReport.results;
const failure = (requirement: string): Partial<Result> => ({
  verdict: 'fail',
  requirements: ['R-01'],
  ...(sample?.failure && { failure: { ...sample.failure, requirement } }),
});
const fails = resultOf('P', failure('R-30'));
const passes = resultOf('P');
const stuck = resultOf('P', { verdict: 'inconc', cause: 'unclear' });
const idle = resultOf('P', { verdict: 'none' });
const stopped = resultOf('P', { verdict: 'inconc', cause: 'stopped' });
const away = (by: LeftOut['by'], purpose = 'P'): LeftOut => ({ purpose, why: 'not selected', by, reason: 'because' });
const any = { purpose: undefined, requirement: 'R-30' } as const;

// oxfmt-ignore
test.for([
  ['fails as accepted',                        entry(),                                    { results: [fails] },                          'accepts',   /^as accepted, until 2026-12-31$/],
  ['fails on the requirement',                 entry({ requirement: 'R-30' }),             { results: [fails] },                          'accepts',   /^as accepted/],
  ['fails on another requirement',             entry({ requirement: 'R-31' }),             { results: [fails] },                          'changed',   /^accepts nothing: P fails on R-30 now$/],
  ['is inconclusive instead',                  entry(),                                    { results: [stuck] },                          'changed',   /^accepts nothing: P ends with inconc now$/],
  ['is inconclusive as accepted',              entry({ verdict: 'inconc' }),               { results: [stuck] },                          'accepts',   /^as accepted/],
  ['is inconclusive on what it is about',      entry({ verdict: 'inconc', requirement: 'R-01' }), { results: [stuck] },                   'accepts',   /^as accepted/],
  ['passes',                                   entry(),                                    { results: [passes] },                         'stale',     /^passes now: remove the entry, or let `baseline prune` do so$/],
  ['has nothing to judge',                     entry(),                                    { results: [idle] },                           'stale',     /^has nothing to judge now: /],
  ['was not reached before the end',           entry({ verdict: 'inconc' }),               { results: [stopped] },                        'not asked', /./],
  ['fails on its last day',                    entry(),                                    { results: [fails], today: '2026-12-31' },     'accepts',   /./],
  ['fails after its last day',                 entry(),                                    { results: [fails], today: '2027-01-01' },     'expired',   /^expired on 2026-12-31: mend it, or accept it anew/],
  ['is not selected, after its last day',      entry(),                                    { leftOut: [away('only')], today: '2027-01-01' }, 'expired', /./],
  ['is not selected',                          entry(),                                    { leftOut: [away('only')] },                   'not asked', /./],
  ['is skipped',                               entry(),                                    { leftOut: [away('skip')] },                   'not asked', /./],
  ['is in another shard',                      entry(),                                    { leftOut: [away('shard')] },                  'not asked', /./],
  ['does not apply',                           entry(),                                    { leftOut: [away('pics')] },                   'unmatched', /^never ran although selected \(because\): remove the entry/],
  ['lacks something to test with',             entry(),                                    { leftOut: [away('pixit')] },                  'unmatched', /^never ran although selected \(because\)/],
  ['is unknown',                               entry({ stranger: 'names no purpose' }),    { results: [fails] },                          'unmatched', /^names no purpose$/],
  ['comes and goes, and fails',                entry({ kind: 'flaky' }),                   { results: [fails] },                          'accepts',   /^failed as it does at times, until 2026-12-31$/],
  ['comes and goes, and passes',               entry({ kind: 'flaky' }),                   { results: [passes] },                         'passed',    /^passed this time, which counts as no pass$/],
  ['comes and goes, and ends otherwise',       entry({ kind: 'flaky' }),                   { results: [stuck] },                          'changed',   /./],
  ['a decision has no end',                    entry({ kind: 'decision', expires: undefined }), { results: [fails] },                     'accepts',   /^as accepted$/],
  ['any purpose fails on the requirement',     entry(any),                                 { results: [passes, { ...fails, purpose: 'Q' }] }, 'accepts', /./],
  ['no purpose of a whole run fails on it',    entry(any),                                 { results: [resultOf('Q', { requirements: ['R-30'] })] }, 'stale', /./],
  ['no purpose of a part fails on it',         entry(any),                                 { results: [resultOf('Q', { requirements: ['R-30'] })], leftOut: [away('shard', 'Z')] }, 'not asked', /./],
  ['no purpose is about it',                   entry(any),                                 { results: [passes] },                         'unmatched', /no purpose about it ran/],
] as const satisfies readonly (readonly [string, Entry, Partial<Seen>, string, RegExp])[])('an entry whose purpose %s', ([, known, seen, state, note]) => {
  const whole = { results: [], leftOut: [], today: '2026-11-25', ...seen };
  const { entries: [judged] } = judgedBaseline({ file: 'b', entries: [known] }, whole);
  expect(judged).toMatchObject({ state, note: expect.stringMatching(note) });
  expect(judged?.accepts.length).toBe(state === 'accepts' ? 1 : 0);
});

test('a result is accepted by the first entry that fits', () => {
  const entries = [entry({ place: 'one' }), entry({ requirement: 'R-30', place: 'other' })];
  const baseline = judgedBaseline({ file: 'b', entries }, { results: [fails], leftOut: [], today: '2026-11-25' });
  expect(acceptances({ baseline }).get('P')?.place).toBe('one');
  expect(acceptances({}).size).toBe(0);
  expect(acceptedBy({ file: 'b', entries }, fails, '2026-11-25')?.place).toBe('one');
  expect(acceptedBy({ file: 'b', entries }, fails, '2027-11-25')).toBeUndefined();
  expect(acceptedBy(undefined, fails, '2026-11-25')).toBeUndefined();
});

test('an entry on one line says what it is about, why, and where it stands', () => {
  expect(subjectOf(entry({ requirement: 'R-30' }))).toBe('P fail on R-30');
  expect(subjectOf(entry(any))).toBe('R-30 fail');
  expect(causeOf(entry({ reference: 'ADR 7', issue: '#1' }))).toBe('debt until 2026-12-31, o: r (ADR 7, #1)');
  const lines = explainedLines(knownReport);
  expect(lines).toHaveLength(12);
  expect(lines.join('\n')).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(entryLine({ ...entry(), state: 'stale', note: 'passes now', accepts: [] })).toBe(
    'STALE      baseline.yaml:3:5  P fail: passes now',
  );
});
