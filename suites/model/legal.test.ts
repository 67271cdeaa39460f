import { expect, test } from 'vitest';
import { legal } from './legal.ts';
import type { Answer, Operation } from './operation.ts';
import { keyOf, type State } from './state.ts';

const strict = { credentialIe: true, gatewayTrusted: false };
const trusting = { credentialIe: true, gatewayTrusted: true };

const absent: State = undefined;
const P1: State = { gateway: 'g1', profile: 'P1' };
const P2: State = { gateway: 'g1', profile: 'P2' };
const bare: State = { gateway: 'g1', profile: 'none' };
const taken: State = { gateway: 'g2', profile: 'P2' };

const join = (state: NonNullable<State>): Operation => ({ kind: 'register', ...state });
const leave: Operation = { kind: 'deregister' };
const leaveBy = (by: string): Operation => ({ ...leave, by });
const spoilt = (operation: Operation, defect: 'wrong credential' | 'no credential' | 'no gateway'): Operation =>
  ({ ...operation, defect }) as Operation;

const statesAfter = (state: State, operation: Operation, answer: Answer, rules = strict): readonly string[] =>
  [...new Set(legal(state, operation, answer, rules).map((next) => keyOf(next.state)))].toSorted();

/** What the documents allow to come next; nothing where the answer is a failure of the server. */
// oxfmt-ignore
test.for<readonly [string, State, Operation, Answer, readonly State[]]>([
  ['a first registration is accepted',                            absent, join(P1),  'accepted',     [P1]],
  ['a first registration is refused',                             absent, join(P1),  'rejected',     []],
  ['a first registration is redirected',                          absent, join(P1),  'redirect',     []],
  ['an equal registration is accepted',                           P1,     join(P1),  'accepted',     [P1]],
  ['an equal registration is refused, the old one kept or not',   P1,     join(P1),  'rejected',     [P1, absent]],
  ['an equal registration is redirected',                         P1,     join(P1),  'redirect',     [P1, absent]],
  ['another profile is accepted',                                 P1,     join(P2),  'accepted',     [P2]],
  ['another profile is refused',                                  P1,     join(P2),  'rejected',     [P1, absent]],
  ['another profile is redirected: taken or not',                 P1,     join(P2),  'redirect',     [P1, P2, absent]],
  ['another profile meets a server error',                        P1,     join(P2),  'server-error', []],
  ['a registration without the profile keeps it or not',          P1,     join(bare), 'accepted',    [P1, bare]],
  ['another gateway takes over',                                  P1,     join(taken), 'accepted',   [taken]],
  ['another gateway is refused',                                  P1,     join(taken), 'rejected',   [P1, absent]],
  ['a de-registration is accepted',                               P1,     leave,     'accepted',     [absent]],
  ['a de-registration is refused',                                P1,     leave,     'rejected',     []],
  ['the gateway of a UE is refused its de-registration',          P1,     leaveBy('g1'), 'rejected', []],
  ['another gateway is refused the de-registration of a UE',      P1,     leaveBy('g2'), 'rejected', [P1]],
  ['another gateway de-registers a UE',                           P1,     leaveBy('g2'), 'accepted', [absent]],
  ['an unknown UE is de-registered',                              absent, leave,     'accepted',     [absent]],
  ['the de-registration of an unknown UE is refused',             absent, leave,     'rejected',     [absent]],
  ['the de-registration of an unknown UE meets a server error',   absent, leave,     'server-error', []],
  ['a wrong credential is refused',                               absent, spoilt(join(P1), 'wrong credential'), 'rejected', [absent]],
  ['a wrong credential is accepted',                              absent, spoilt(join(P1), 'wrong credential'), 'accepted', []],
  ['a wrong credential ends the registration or not',             P1,     spoilt(join(P2), 'wrong credential'), 'rejected', [P1, absent]],
  ['no gateway is refused',                                       P1,     spoilt(join(P2), 'no gateway'),       'rejected', [P1, absent]],
  ['a wrong credential does not de-register',                     P1,     spoilt(leave, 'wrong credential'),    'rejected', [P1]],
  ['a wrong credential de-registers',                             P1,     spoilt(leave, 'wrong credential'),    'accepted', []],
  ['a wrong credential de-registers nobody',                      absent, spoilt(leave, 'wrong credential'),    'accepted', [absent]],
  ['no answer to a registration: it happened or not',             absent, join(P1),  undefined,      [absent, P1]],
  ['no answer to a de-registration: it happened or not',          P1,     leave,     undefined,      [P1, absent]],
])('%s', ([, state, operation, answer, states]) => {
  expect(statesAfter(state, operation, answer)).toEqual(states.map(keyOf).toSorted());
});

test('a server that trusts the gateway may take a wrong credential for a right one, or refuse it', () => {
  const operation = spoilt(leave, 'wrong credential');
  expect(statesAfter(P1, operation, 'accepted', trusting)).toEqual([keyOf(absent)]);
  expect(statesAfter(P1, operation, 'rejected', trusting)).toEqual([keyOf(P1)]);
  expect(statesAfter(absent, spoilt(join(P1), 'no gateway'), 'accepted', trusting)).toEqual([]);
});

// oxfmt-ignore
test.for<readonly [string, State, Answer, boolean]>([
  ['nothing of a UE that is absent',            absent, { records: 0, text: '' },                                         true],
  ['nothing of a UE that is registered',        P1,     { records: 0, text: '' },                                         false],
  ['something of a UE that is absent',          absent, { records: 1, text: '' },                                         false],
  ['two records',                               P1,     { records: 2, text: '' },                                         false],
  ['one record that says no more',              P1,     { records: 1, text: '' },                                         true],
  ['the right gateway and profile',             P1,     { records: 1, gateway: 'g1', profiles: ['P1'], text: '' },        true],
  ['another gateway',                           P1,     { records: 1, gateway: 'g2', profiles: ['P1'], text: '' },        false],
  ['another profile',                           P1,     { records: 1, gateway: 'g1', profiles: ['P2'], text: '' },        false],
  ['a profile that is none of those sent',      P1,     { records: 1, gateway: 'g1', profiles: [], text: '' },            false],
])('a look shows %s', ([, state, sight, isLegal]) => {
  expect(legal(state, { kind: 'look-up' }, sight, strict).length > 0).toBe(isLegal);
});
