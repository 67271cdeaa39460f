import { describe, expect, test } from 'vitest';
import type { Result, Verdict } from '../../reports/report.ts';
import type { Level } from '../../spec/requirement.ts';
import { judgementOf, metaOf } from './judgement.ts';
import { follow } from './proceedings.ts';

const result = (verdict: Verdict, level: Level = 'shall', change: Partial<Result> = {}): Result => ({
  purpose: 'REG/BV/minimal',
  title: 'a title',
  level,
  layer: 'procedure',
  provisional: false,
  requirements: ['R-07'],
  verdict,
  ...(verdict !== 'pass' && verdict !== 'fail' && { reason: 'the reason' }),
  ...(verdict === 'fail' && {
    failure: { requirement: 'R-07', clause: 'c', level, layer: 'procedure', expected: 'x', got: 'y' },
  }),
  met: {},
  attempts: 1,
  exchangeCount: 1,
  durationMs: 1,
  exchanges: [],
  replay: 'again',
  ...change,
});

describe('for a test runner', () => {
  // oxfmt-ignore
  test.for([
    ['a pass passes',                          result('pass'),                                      false, { as: 'pass' }],
    ['a failed shall fails',                   result('fail'),                                      false, { as: 'fail', message: expect.stringMatching(/R-07 [^]*expected +x\n +got +y/) as string }],
    ['a failed should passes with a note',     result('fail', 'should'),                            false, { as: 'pass', note: expect.stringMatching(/^deviates from what should be: /) as string }],
    ['a failed should fails a strict run',     result('fail', 'should'),                            true,  { as: 'fail', message: expect.any(String) as string }],
    ['an unconfirmed failure passes',          result('fail', 'shall', { provisional: true }),      true,  { as: 'pass', note: expect.stringMatching(/^deviates from what is not confirmed: /) as string }],
    ['an inconclusive shall fails',            result('inconc'),                                    false, { as: 'fail', message: expect.stringContaining('the reason') as string }],
    ['an inconclusive should is skipped',      result('inconc', 'should'),                          false, { as: 'skip', reason: 'inconclusive: the reason' }],
    ['nothing to judge is skipped',            result('none'),                                      true,  { as: 'skip', reason: 'the reason' }],
    ['an error of the suite fails',            result('error', 'may'),                              false, { as: 'fail', message: expect.stringContaining('the reason') as string }],
    ['what is left out is skipped',            { purpose: 'x', why: 'not applicable', by: 'pics', reason: 'no' }, false, { as: 'skip', reason: 'not applicable: no' }],
  ] as const)('%s', ([, outcome, strict, judgement]) => {
    expect(judgementOf(outcome, strict)).toEqual(judgement);
  });

  test('what a baseline accepts is skipped with its reason, until it expires', () => {
    const entry = { purpose: 'REG/BV/minimal', verdict: 'fail', kind: 'debt', reason: 'later', owner: 'me' } as const;
    const known = (expires: string) => ({ file: 'b', entries: [{ ...entry, expires, place: 'b:2:5' }] });
    expect(judgementOf(result('fail'), false, known('2999-01-01'))).toEqual({
      as: 'skip',
      reason: 'known deviation (b:2:5): debt until 2999-01-01, me: later',
    });
    expect(judgementOf(result('fail'), false, known('2001-01-01')).as).toBe('fail');
  });

  test('the meta data of a test say what became of its purpose', () => {
    const purpose = { id: 'REG/BV/minimal', verifies: ['R-07'] } as const;
    const failed = result('fail', 'should');
    expect(metaOf(purpose, failed, judgementOf(failed, false))).toMatchObject({
      purpose: 'REG/BV/minimal',
      requirements: ['R-07'],
      level: 'should',
      verdict: 'fail',
      violates: 'R-07',
      note: expect.stringContaining('deviates') as string,
      replay: 'again',
    });
  });
});

describe('the proceedings of a run', () => {
  test('that breaks off reject whoever waits, and nobody who does not', async () => {
    const proceedings = follow({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('broken off')) }),
    });
    await expect(proceedings.outcomeOf('REG/BV/minimal')).rejects.toThrow('broken off');
    await expect(proceedings.begun).rejects.toThrow('broken off');
  });

  test('hand over results before the report', async () => {
    const report = Promise.withResolvers<undefined>();
    const proceedings = follow(
      (async function* () {
        yield {
          kind: 'planned',
          total: 1,
          leftOut: [{ purpose: 'REG/BV/full', why: 'not selected', by: 'only', reason: 'no' }],
        } as const;
        yield { kind: 'suspect', result: result('fail') } as const;
        yield { kind: 'result', result: result('pass') } as const;
        await report.promise;
      })(),
    );
    await proceedings.begun;
    expect(await proceedings.outcomeOf('REG/BV/minimal')).toMatchObject({ verdict: 'pass' });
    expect(await proceedings.outcomeOf('REG/BV/full')).toMatchObject({ why: 'not selected' });
    report.resolve(undefined);
    await expect(proceedings.report).rejects.toThrow('the run ended');
  });

  test('know every purpose, and no other', async () => {
    const proceedings = follow((async function* () {})());
    await expect(proceedings.outcomeOf('REG/BV/minimall')).rejects.toThrow('"REG/BV/minimall" names no purpose');
  });
});
