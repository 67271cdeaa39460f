import { expect, test } from 'vitest';
import type { Exploration, Result } from '../../reports/report.ts';
import { resultOf } from '../../reports/sample/sample-report.ts';
import { type Pics, picsQuestions } from '../../spec/pics.ts';
import { type Facts, judged, worse } from './judged.ts';

const claims = Object.fromEntries(Object.keys(picsQuestions).map((item) => [item, true])) as Pics;

const judge = (facts: Partial<Facts> = {}) =>
  judged({ results: [], leftOut: [], pics: claims, strict: false, startedAt: '2026-11-22T10:00:00Z', ...facts });

const failing = (purpose: string, level: Result['level'], requirement: string): Result =>
  resultOf(purpose, {
    verdict: 'fail',
    level,
    failure: { requirement, clause: 'c', level, layer: 'procedure', expected: 'x', got: 'y' },
  });

const exploring = (...finds: readonly Result[]): Pick<Facts, 'exploration'> => ({
  exploration: { finds: finds.map((result) => ({ result })) } as unknown as Exploration,
});

// From what says least against the server to what says most.
const [inconclusive, provisional, may, should, error, shall] = [
  resultOf('P', { verdict: 'inconc' }),
  resultOf('P', { verdict: 'fail', provisional: true }),
  resultOf('P', { verdict: 'fail', level: 'may' }),
  resultOf('P', { verdict: 'fail', level: 'should' }),
  resultOf('P', { verdict: 'error' }),
  resultOf('P', { verdict: 'fail' }),
];
const ranked = [inconclusive, provisional, may, should, error, shall];

test('of two results of a purpose the one counts that says more against the server', () => {
  for (const [at, one] of ranked.entries())
    for (const [place, other] of ranked.entries()) expect(worse(one, other)).toBe(at >= place ? one : other);
});

test('of two that say the same the first counts', () => {
  const pass = resultOf('P');
  expect([worse(pass, inconclusive), worse(inconclusive, pass)]).toEqual([pass, inconclusive]);
});

test('what an exploration found counts where it is worse', () => {
  const [passed, failed] = [resultOf('P'), failing('P', 'shall', 'R-01')];
  const { results, counts, verdict, exitCode } = judge({ results: [passed], ...exploring(should, failed) });
  expect([results, counts.fail, verdict, exitCode]).toEqual([[failed], 1, 'NOT CONFORMANT', 1]);
  expect(judge({ results: [failed], ...exploring(should) }).results).toEqual([failed]);
});

test('what an exploration found of a purpose of another shard counts once, as its worst', () => {
  const [passed, failed] = [resultOf('Q'), failing('P', 'shall', 'R-01')];
  expect(judge({ results: [passed], ...exploring(should, failed, should) }).results).toEqual([passed, failed]);
});

test('a find that another one outweighs still says where its requirement stands', () => {
  const [one, other] = [failing('P', 'shall', 'R-01'), failing('P', 'shall', 'R-02')];
  const { results, requirements } = judge({ ...exploring(one, other) });
  expect(results).toHaveLength(1);
  const violated = requirements.filter(({ standing }) => standing === 'violated').map(({ id }) => id);
  expect(violated).toEqual(['R-01', 'R-02']);
});

test('a find that counts as the result of its purpose is counted once', () => {
  const found = failing('P', 'shall', 'R-01');
  const [once, twice] = [judge({ results: [found] }), judge({ results: [resultOf('P')], ...exploring(found) })];
  expect(twice.requirements).toEqual(once.requirements);
});

test('known deviations are judged by the day of the run', () => {
  const entry = {
    verdict: 'fail',
    kind: 'debt',
    reason: 'r',
    owner: 'o',
    expires: '2026-11-22',
    place: 'b:1:1',
  } as const;
  const known = { file: 'baseline.yaml', entries: [{ ...entry, purpose: 'P' }] };
  const stateOn = (startedAt: string): unknown =>
    judge({ results: [failing('P', 'shall', 'R-01')], known, startedAt }).baseline?.entries.map(({ state }) => state);
  expect(stateOn('2026-11-22T23:59:59Z')).toEqual(['accepts']);
  expect(stateOn('2026-11-23T00:00:00Z')).toEqual(['expired']);
});

test('a run of which nothing else is known says nothing else', () => {
  const told = judge({ results: [resultOf('P')] });
  expect(told).not.toHaveProperty('baseline');
  expect(told).not.toHaveProperty('interrupted');
});

test('a server that cannot be tested is not judged', () => {
  const known = { file: 'baseline.yaml', entries: [] };
  const { verdict, exitCode, sentence, ...rest } = judge({ unusable: 'Nothing listens.', known, interrupted: 'why' });
  expect([verdict, exitCode, sentence]).toEqual(['NOT USABLE', 3, 'NOT USABLE: Nothing listens.']);
  expect(rest).toMatchObject({ interrupted: 'why' });
  expect(rest).not.toHaveProperty('baseline');
});

test('an error of ours ends a run as an error, any other end leaves it incomplete', () => {
  expect(judge({ interrupted: 'our mistake', isOurs: true })).toMatchObject({ exitCode: 5, verdict: 'ERROR' });
  expect(judge({ interrupted: 'Ctrl-C' })).toMatchObject({ exitCode: 4, verdict: 'INCOMPLETE' });
});

test('every verdict is counted', () => {
  const results = [resultOf('A'), resultOf('B'), resultOf('C', { verdict: 'none' }), error, inconclusive, shall];
  expect(judge({ results }).counts).toEqual({ pass: 2, fail: 1, inconc: 1, error: 1, none: 1 });
});

test('a requirement that does not apply says which answer of the PICS that is', () => {
  const rows = judge({ pics: { ...claims, coap: false, closedSchema: false, gatewayTrusted: true } }).requirements;
  const reasonOf = (id: string): unknown => rows.find((row) => row.id === id)?.reason;
  expect(reasonOf('C-02')).toBe(`PICS: ${picsQuestions.coap.question}: no`);
  expect(reasonOf('R-57')).toBe(`PICS: ${picsQuestions.closedSchema.question}: no`);
  expect(reasonOf('S-08')).toBe(`PICS: ${picsQuestions.gatewayTrusted.question}: yes`);
});

test('a claim turns a should into a shall', () => {
  const levelOf = (strictQuery: boolean): unknown =>
    judge({ pics: { ...claims, coap: false, strictQuery } }).requirements.find(({ id }) => id === 'R-43')?.level;
  expect([levelOf(false), levelOf(true)]).toEqual(['should', 'shall']);
});

test('a requirement says why the purpose about it was left out', () => {
  const left = { why: 'not selected', by: 'only', reason: 'left out' } as const;
  const pics = { ...claims, coap: false };
  const rows = judge({ pics, leftOut: [{ ...left, purpose: 'WIRE/failure/allow' }] }).requirements;
  expect(rows.find(({ id }) => id === 'W-05')).toMatchObject({ standing: 'not tested', reason: 'left out' });
  expect(rows.find(({ id }) => id === 'W-04')).toMatchObject({ reason: 'no purpose about it ran' });
});
