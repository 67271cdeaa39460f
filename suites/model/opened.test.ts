import { expect, test } from 'vitest';
import { type NamedEvent, opened } from './opened.ts';

const join = { kind: 'register', gateway: 'g1', profile: 'none' } as const;
const leave = { kind: 'deregister' } as const;

const registered = (name: string, invoked: number, returned: number): NamedEvent => ({
  ue: 'a',
  operation: join,
  answer: 'accepted',
  name,
  invoked,
  returned,
  text: name,
});
const left = (invoked: number, returned: number): NamedEvent => ({
  ue: 'a',
  operation: leave,
  answer: 'accepted',
  invoked,
  returned,
  text: 'left',
});

// oxfmt-ignore
test.for<readonly [string, readonly NamedEvent[], 'accepted' | undefined]>([
  ['one name',                                           [registered('x', 0, 2), registered('x', 1, 3), left(4, 5)],                         'accepted'],
  ['a name for each life',                               [registered('x', 0, 1), left(2, 3), registered('y', 4, 5), left(6, 7)],             'accepted'],
  ['a name for each registration, one after the other',  [registered('x', 0, 1), registered('y', 2, 3), left(4, 5)],                         'accepted'],
  ['a name for each registration, at the same time',     [registered('x', 0, 2), registered('y', 1, 3), left(4, 5)],                         undefined],
  ['a registration during the de-registration',          [registered('x', 0, 1), registered('y', 3, 5), left(2, 4)],                         undefined],
  ['a registration during the one before',               [registered('x', 0, 3), registered('y', 1, 2), left(4, 5)],                         undefined],
  ['a registration after the de-registration',           [registered('x', 0, 1), registered('y', 4, 5), left(2, 3)],                         'accepted'],
  ['another UE that is called otherwise',                [registered('x', 0, 2), { ...registered('y', 1, 3), ue: 'b' }, left(4, 5)],         'accepted'],
  ['no name yet',                                        [registered('x', 1, 2), registered('y', 3, 4), left(0, 5)],                         'accepted'],
])('what a de-registration ended that was accepted: %s', ([, events, answer]) => {
  const seen = opened(events);
  expect(seen.findLast(({ operation }) => operation.kind === 'deregister')?.answer).toBe(answer);
  expect(seen.filter(({ operation }) => operation.kind === 'register')).toEqual(
    events.filter(({ operation }) => operation.kind === 'register'),
  );
});

test('a de-registration that found nothing may have named what was replaced', () => {
  const unfound = { ...left(4, 5), answer: 'rejected', isUnfound: true } as const;
  const [, , open] = opened([registered('x', 0, 1), registered('y', 2, 3), unfound]);
  expect(open).toEqual({ ...left(4, 5), answer: 'rejected' });
  expect(opened([registered('x', 0, 1), registered('x', 2, 3), unfound])[2]).toEqual(unfound);
});
