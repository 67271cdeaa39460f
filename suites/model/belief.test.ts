import { expect, test } from 'vitest';
import type { Context } from '../context.ts';
import { advanced, atFirst, type Belief, settled } from './belief.ts';
import { Memory } from './memory.ts';
import type { Answer, Operation } from './operation.ts';
import { keyOf } from './state.ts';

const rules = { credentialIe: true, gatewayTrusted: false };
const P1: Operation = { kind: 'register', gateway: 'g1', profile: 'P1' };
const P2: Operation = { kind: 'register', gateway: 'g1', profile: 'P2' };
const leave: Operation = { kind: 'deregister' };
const look: Operation = { kind: 'look-up' };
const gone: Answer = { records: 0, text: '' };

type Step = readonly [Operation, Answer];

const after = (...steps: readonly Step[]): readonly Belief[] =>
  steps.reduce<readonly Belief[]>(
    (beliefs, [operation, answer]) => advanced(beliefs, { operation, answer }, rules),
    atFirst,
  );

const statesAfter = (...steps: readonly Step[]): readonly string[] => after(...steps).map(({ state }) => keyOf(state));

test('what a refusal leaves is open until somebody looks', () => {
  expect(statesAfter([P1, 'accepted'], [P2, 'rejected'])).toEqual(['P1 g1', '']);
  expect(statesAfter([P1, 'accepted'], [P2, 'rejected'], [look, gone])).toEqual(['']);
  expect(statesAfter([P1, 'accepted'], [P2, 'rejected'], [leave, 'accepted'])).toEqual(['']);
});

test('a de-registration that is refused after a refusal tells that nothing was left', () => {
  expect(statesAfter([P1, 'accepted'], [P2, 'rejected'], [leave, 'rejected'])).toEqual(['']);
  expect(statesAfter([P1, 'accepted'], [leave, 'rejected'])).toEqual([]);
});

test('a choice is certain once only one state is left', () => {
  const open = after([P1, 'accepted'], [P2, 'rejected']);
  expect(settled(open)).toEqual({ certain: [], open });
  const { certain } = settled(advanced(open, { operation: look, answer: gone }, rules));
  expect(certain).toEqual([
    { question: 'a registration of a registered UE with another profile', taken: 'refused' },
    {
      question: 'what is left of a UE after the refusal of a registration of a registered UE with another profile',
      taken: 'nothing',
    },
  ]);
});

test('what a refusal leaves is a question of its own for each reason to refuse', () => {
  const asked = ([P2, { ...P2, defect: 'wrong credential' }] as const).map((refused) => {
    const { certain } = settled(after([P1, 'accepted'], [refused, 'rejected'], [look, gone]));
    return certain.at(-1)?.question;
  });
  expect(asked).toEqual([
    'what is left of a UE after the refusal of a registration of a registered UE with another profile',
    'what is left of a UE after the refusal of a registration (wrong credential)',
  ]);
});

test('what two ways to one state do not have in common stays open', () => {
  const beliefs = after([P1, 'accepted'], [P2, 'rejected'], [leave, 'accepted']);
  expect(settled(beliefs).certain.map(({ question }) => question)).toEqual([
    'a registration of a registered UE with another profile',
  ]);
});

test('the first choice is learnt, an equal one is evidence, and another one is a deviation', () => {
  const met: string[] = [];
  const context = { met: (requirement) => void met.push(requirement) } satisfies Partial<Context> as Context;
  const memory = new Memory();
  memory.learn(context, { question: 'a question', taken: 'yes' });
  expect(met).toEqual([]);
  memory.learn(context, { question: 'a question', taken: 'yes' });
  expect(met).toEqual(['R-72']);
  expect(() => memory.judge()).not.toThrow();
  memory.learn(context, { question: 'a question', taken: 'no' });
  expect(() => memory.judge()).toThrow(
    'R-72: expected the same choice each time for a question, got first yes, then no',
  );
});
