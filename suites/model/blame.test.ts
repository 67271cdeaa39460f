import { expect, test } from 'vitest';
import type { RequirementId } from '../../spec/requirements.ts';
import { blame, type Past } from './blame.ts';
import type { Answer, Operation } from './operation.ts';
import type { ProfileName } from './profiles.ts';
import type { State } from './state.ts';

const P1: State = { gateway: 'g1', profile: 'P1' };

const join = (profile: ProfileName = 'P1', gateway = 'g1'): Operation => ({ kind: 'register', gateway, profile });
const leave: Operation = { kind: 'deregister' };
const look: Operation = { kind: 'look-up' };
const wrong = (operation: Operation): Operation => ({ ...operation, defect: 'wrong credential' }) as Operation;

const none: Answer = { records: 0, text: '' };
const one = (profiles: readonly ProfileName[], gateway = 'g1'): Answer => ({ records: 1, gateway, profiles, text: '' });
const A = (operation: Operation, answer: Answer = 'accepted'): Past => ({ ue: 0, operation, answer });
const B = (operation: Operation, answer: Answer = 'accepted'): Past => ({ ue: 1, operation, answer });

/** What is said of the last answer about UE A, after what came before, where A was in this state. */
// oxfmt-ignore
test.for<readonly [RequirementId, string, readonly Past[], State, Past]>([
  ['R-12', 'a first registration is refused',                      [B(join())],                                    undefined, A(join(), 'rejected')],
  ['R-64', 'a further life is refused',                            [A(join()), A(leave)],                          undefined, A(join(), 'rejected')],
  ['R-70', 'a registration meets a server error',                  [],                                             undefined, A(join(), 'server-error')],
  ['S-08', 'a wrong credential registers',                         [],                                             undefined, A(wrong(join()))],
  ['D-07', 'a wrong credential de-registers',                      [A(join())],                                    P1,        A(wrong(leave))],
  ['D-02', 'a de-registration is refused',                         [A(join())],                                    P1,        A(leave, 'rejected')],
  ['D-10', 'a stranger meets a server error',                      [],                                             undefined, A(leave, 'server-error')],
  ['D-11', 'a second de-registration meets a server error',        [A(join()), A(leave)],                          undefined, A(leave, 'server-error')],
  ['R-05', 'a registration is not there',                          [A(join())],                                    P1,        A(look, none)],
  ['R-64', 'a second life is not there',                           [A(join()), A(leave), A(look, none), A(join())], P1,       A(look, none)],
  ['D-06', 'another one left and took it along',                   [A(join()), B(join()), B(leave)],               P1,        A(look, none)],
  ['R-52', 'another one was refused and it is gone',               [A(join()), B(wrong(join()), 'rejected')],      P1,        A(look, none)],
  ['R-12', 'another one came and it is gone',                      [A(join()), B(join())],                         P1,        A(look, none)],
  ['D-07', 'it is gone after a refused de-registration',           [A(join()), A(wrong(leave), 'rejected')],       P1,        A(look, none)],
  ['D-05', 'it is there after it left',                            [A(join()), A(leave)],                          undefined, A(look, one(['P1']))],
  ['R-49', 'it is there although it was refused',                  [A(wrong(join()), 'rejected')],                 undefined, A(look, one(['P1']))],
  ['W-12', 'it is there although nobody did anything',             [],                                             undefined, A(look, one(['P1']))],
  ['R-06', 'another profile is there',                             [A(join())],                                    P1,        A(look, one([]))],
  ['R-62', 'an update is not there',                               [A(join('P2')), A(join())],                     P1,        A(look, one(['P2']))],
  ['R-64', 'a former profile is there',                            [A(join('P2')), A(leave), A(join())],           P1,        A(look, one(['P2']))],
  ['R-13', 'another gateway is there',                             [A(join('P1', 'g2')), A(join())],               P1,        A(look, one(['P1'], 'g2'))],
  ['R-60', 'two records are there',                                [A(join()), A(join())],                         P1,        A(look, { records: 2, text: '' })],
  ['R-63', 'two records of two gateways are there',                [A(join('P1', 'g2')), A(join())],               P1,        A(look, { records: 2, text: '' })],
])('%s when %s', ([requirement, , past, before, breach]) => {
  expect(blame({ ...breach, before: [before], past })).toBe(requirement);
});
