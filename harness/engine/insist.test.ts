import { expect, test } from 'vitest';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { Failure, Inconclusive, Silence } from '../../suites/verdict.ts';
import { insisted, type Trail, Unanswered, unanswered } from './insist.ts';

const silence = (step: string, lost: NonNullable<Outcome['lost']>): Silence =>
  new Silence(step, { kind: 'silent', lost, text: lost, signature: 'silent', checks: [] }, 'R-01');

const trail: Trail = { records: [], hasAnswer: () => true, doubtOf: () => 'none' };

/** A body that fails with these in turn, and passes when there are no more. */
function failing(...errors: readonly Error[]): {
  readonly body: (attempt: number) => Promise<void>;
  readonly attempts: number[];
} {
  const attempts: number[] = [];
  const body = async (attempt: number): Promise<void> => {
    attempts.push(attempt);
    const error = errors[attempt - 1];
    await Promise.resolve();
    if (error !== undefined) throw error;
  };
  return { body, attempts };
}

test('one answer that is lost is asked for again', async () => {
  const { body, attempts } = failing(silence('a', 'deadline'));
  await insisted(body, trail);
  expect(attempts).toEqual([1, 2]);
});

test('a server that takes no connection for a moment is asked again until it does', async () => {
  const startsAgainAt = Date.now() + 300;
  await expect(
    insisted(async () => {
      await Promise.resolve();
      if (Date.now() < startsAgainAt) throw silence('a', 'refused');
    }, trail),
  ).resolves.toBeUndefined();
});

test.for([
  ['deadline', 3],
  ['incomplete', 3],
  ['reset', 6],
  ['closed', 6],
  ['refused', 6],
] as const)('%s at the same step means something after %i attempts', async ([lost, count]) => {
  const { body, attempts } = failing(...Array.from({ length: 9 }, (_, nth) => silence(`register "ue-${nth}"`, lost)));
  await expect(insisted(body, trail)).rejects.toBeInstanceOf(Unanswered);
  expect(attempts).toHaveLength(count);
});

test.for([
  [3, 6],
  [4, 7],
  [40, 16],
  [4000, 20],
] as const)('a connection lost among %i exchanges means something after %i attempts', async ([length, count]) => {
  const { body, attempts } = failing(...Array.from({ length: 99 }, () => silence('look up', 'reset')));
  await expect(insisted(body, { ...trail, records: { length } })).rejects.toBeInstanceOf(Unanswered);
  expect(attempts).toHaveLength(count);
});

test('silences at different steps are bad weather, not an answer', async () => {
  const { body } = failing(silence('a', 'deadline'), silence('b', 'deadline'), silence('a', 'deadline'));
  await expect(insisted(body, trail)).rejects.toMatchObject({
    name: 'Interrupted',
    first: { step: 'a' },
    last: { step: 'a' },
  });
});

test.for([
  ['after an answer', 'reset', true, true],
  ['after an answer, by an end', 'closed', true, true],
  ['before any answer', 'closed', false, false],
  ['for lack of time', 'deadline', true, false],
  ['without a connection', 'refused', true, false],
] as const)(
  'connections lost %s at different steps, in each attempt, are steady: %s',
  async ([, lost, isAnswered, isSteady]) => {
    const { body } = failing(...Array.from({ length: 9 }, (_, nth) => silence(nth % 2 === 0 ? 'a' : 'b', lost)));
    const ended = insisted(body, { ...trail, hasAnswer: () => isAnswered });
    await expect(ended).rejects.toMatchObject({ name: 'Interrupted', isSteady });
  },
);

test('any other error ends it at once', async () => {
  const failure = new Failure('R-01', 'x', 'y');
  const { body, attempts } = failing(silence('a', 'reset'), failure);
  await expect(insisted(body, trail)).rejects.toBe(failure);
  expect(attempts).toEqual([1, 2]);
});

test.for([
  ['some', 3],
  ['decisive', 3],
  ['none', 1],
] as const)('a failure with %s doubt is tried %i times', async ([doubt, count]) => {
  const { body, attempts } = failing(...Array.from({ length: 9 }, () => new Failure('D-02', 'success', '404')));
  const ended = doubt === 'decisive' ? { name: 'Inconclusive', obstacle: 'transport' } : { name: 'Failure' };
  await expect(insisted(body, { ...trail, doubtOf: () => doubt })).rejects.toMatchObject(ended);
  expect(attempts).toHaveLength(count);
});

test('a precondition that was in doubt is tried again, and stands where it stays', async () => {
  const unmet = new Inconclusive('precondition', 'not accepted (404)');
  const { body, attempts } = failing(unmet, unmet, unmet);
  await expect(insisted(body, { ...trail, doubtOf: () => 'decisive' })).rejects.toBe(unmet);
  expect(attempts).toHaveLength(3);
});

test('a failure that was in doubt and does not come again is none', async () => {
  const { body, attempts } = failing(new Failure('D-02', 'success', '404'));
  await insisted(body, { ...trail, doubtOf: () => 'decisive' });
  expect(attempts).toEqual([1, 2]);
});

const flaw = { ie: ['ueServiceId'], reads: [], isMalformed: true } as const;

test.for([
  ['register', {}, 'R-01'],
  ['register', { flaw }, 'R-50'],
  ['register', { disturbance: 'not-json' }, 'R-50'],
  ['deregister', {}, 'D-01'],
  ['deregister', { flaw }, 'D-12'],
  ['deregister', { disturbance: 'not-json' }, 'D-12'],
] as const satisfies readonly (readonly [Stimulus['operation'], Partial<Stimulus>, string])[])(
  'a %s with %j that stays unanswered violates %s',
  ([operation, change, requirement]) => {
    expect(unanswered({ operation, message: {}, step: '', ...change })).toBe(requirement);
  },
);
