import { expect, test } from 'vitest';
import type { RequirementId } from '../spec/requirements.ts';
import { judgeAnswer } from './answer.ts';
import { wrongValue } from './flaw.ts';
import type { Answer, Check, Outcome, Stimulus } from './iut.ts';

type Seen = 'held' | 'broken' | 'not judged';

const stimulusOf = (operation: Stimulus['operation'], rest: Partial<Stimulus> = {}): Stimulus => ({
  operation,
  message: { ueServiceId: 'ue-1' },
  step: operation,
  ...rest,
});

const outcomeOf = (kind: Outcome['kind'], rest: Partial<Outcome> = {}): Outcome => ({
  kind,
  signature: kind,
  checks: [],
  text: 'the answer',
  ...rest,
});

const seenOf = (checks: readonly Check[], requirement: RequirementId): Seen => {
  const found = checks.filter((check) => check.requirement === requirement);
  if (found.length === 0) return 'not judged';
  return found.every(({ holds }) => holds) ? 'held' : 'broken';
};

const good = { ueServiceId: 'ue-1', result: 'SUCCESS' } as const;
const bad = { ueServiceId: 'ue-1', result: 'FAILURE' } as const;

type Row = readonly [
  title: string,
  operation: Stimulus['operation'],
  kind: Outcome['kind'],
  answer: Answer,
  requirement: RequirementId,
  seen: Seen,
];

// oxfmt-ignore
const echo: readonly Row[] = [
  ['an equal UE Service ID',        'register',   'accepted', good,                            'R-04', 'held'],
  ['an equal UE Service ID',        'register',   'accepted', good,                            'W-09', 'held'],
  ['another UE Service ID',         'register',   'accepted', { ...good, ueServiceId: 'ue-2' }, 'R-04', 'broken'],
  ['another UE Service ID',         'register',   'accepted', { ...good, ueServiceId: 'ue-2' }, 'W-09', 'held'],
  ['another case of letters',       'register',   'accepted', { ...good, ueServiceId: 'UE-1' }, 'R-04', 'broken'],
  ['a space after it',              'register',   'accepted', { ...good, ueServiceId: 'ue-1 ' }, 'R-04', 'broken'],
  ['a number as UE Service ID',     'register',   'accepted', { ...good, ueServiceId: 1 },      'R-04', 'broken'],
  ['no UE Service ID',              'register',   'accepted', { result: 'SUCCESS' },           'R-04', 'not judged'],
  ['no UE Service ID',              'register',   'accepted', { result: 'SUCCESS' },           'W-09', 'broken'],
  ['a UE Service ID that is null',  'register',   'accepted', { ...good, ueServiceId: null },   'R-04', 'not judged'],
  ['a UE Service ID that is null',  'register',   'accepted', { ...good, ueServiceId: null },   'W-09', 'broken'],
  ['another UE Service ID',         'register',   'rejected', { ...bad, ueServiceId: 'ue-2' },  'R-04', 'broken'],
  ['an equal UE Service ID',        'deregister', 'accepted', good,                            'D-03', 'held'],
  ['another UE Service ID',         'deregister', 'accepted', { ...good, ueServiceId: 'ue-2' }, 'D-03', 'broken'],
  ['no UE Service ID',              'deregister', 'accepted', { result: 'SUCCESS' },           'D-03', 'broken'],
  ['a UE Service ID that is null',  'deregister', 'accepted', { ...good, ueServiceId: null },   'D-03', 'broken'],
  ['no UE Service ID',              'deregister', 'rejected', { result: 'FAILURE' },           'D-03', 'broken'],
  ['an equal UE Service ID',        'deregister', 'accepted', good,                            'R-04', 'not judged'],
];

// oxfmt-ignore
const result: readonly Row[] = [
  ['the result SUCCESS',            'register',   'accepted', good,                            'W-02', 'held'],
  ['the result FAILURE',            'register',   'rejected', bad,                             'W-02', 'held'],
  ['no result',                     'register',   'accepted', { ueServiceId: 'ue-1' },         'W-02', 'broken'],
  ['a result that is null',         'register',   'accepted', { ...good, result: null },        'W-02', 'broken'],
  ['a result in lower case',        'register',   'accepted', { ...good, result: 'success' },   'W-02', 'broken'],
  ['a result of its own',           'register',   'accepted', { ...good, result: 'OK' },        'W-02', 'broken'],
  ['a result that is a flag',       'register',   'accepted', { ...good, result: true },        'W-02', 'broken'],
  ['the result SUCCESS',            'deregister', 'accepted', good,                            'D-02', 'held'],
  ['no result',                     'deregister', 'accepted', { ueServiceId: 'ue-1' },         'D-02', 'broken'],
  ['a result that is null',         'deregister', 'accepted', { ...good, result: null },        'D-02', 'broken'],
  ['a result in lower case',        'deregister', 'accepted', { ...good, result: 'success' },   'D-02', 'held'],
  ['a result in lower case',        'deregister', 'accepted', { ...good, result: 'success' },   'W-02', 'broken'],
];

// oxfmt-ignore
const failureCause: readonly Row[] = [
  ['a failure cause with text',     'register',   'rejected', { ...bad, failureCause: 'why' },  'R-51', 'held'],
  ['a failure cause with text',     'register',   'rejected', { ...bad, failureCause: 'why' },  'W-02', 'held'],
  ['no failure cause',              'register',   'rejected', bad,                             'R-51', 'not judged'],
  ['a failure cause that is null',  'register',   'rejected', { ...bad, failureCause: null },   'W-02', 'held'],
  ['a failure cause that is null',  'register',   'rejected', { ...bad, failureCause: null },   'R-51', 'not judged'],
  ['a number as failure cause',     'register',   'rejected', { ...bad, failureCause: 7 },      'W-02', 'broken'],
  ['a number as failure cause',     'register',   'rejected', { ...bad, failureCause: 7 },      'R-51', 'not judged'],
  ['an object as failure cause',    'deregister', 'rejected', { ...bad, failureCause: {} },     'W-02', 'broken'],
  ['an empty failure cause',        'register',   'rejected', { ...bad, failureCause: '' },     'R-51', 'broken'],
  ['a failure cause of spaces',     'deregister', 'rejected', { ...bad, failureCause: '  ' },   'R-51', 'broken'],
  ['a failure cause with success',  'register',   'accepted', { ...good, failureCause: 'why' }, 'W-13', 'broken'],
  ['a failure cause with success',  'deregister', 'accepted', { ...good, failureCause: 'why' }, 'D-04', 'broken'],
  ['an empty cause with success',   'register',   'accepted', { ...good, failureCause: '' },    'W-13', 'broken'],
  ['success alone',                 'register',   'accepted', good,                            'W-13', 'held'],
  ['success alone',                 'deregister', 'accepted', good,                            'D-04', 'held'],
  ['a null cause with success',     'register',   'accepted', { ...good, failureCause: null },  'W-13', 'held'],
  ['a failure cause with failure',  'register',   'rejected', { ...bad, failureCause: 'why' },  'W-13', 'not judged'],
  ['a failure cause with failure',  'deregister', 'rejected', { ...bad, failureCause: 'why' },  'D-04', 'not judged'],
];

test.for([...echo, ...result, ...failureCause])(
  '%s in an answer to %s (%s)',
  ([, operation, kind, answer, requirement, seen]) => {
    const checks = judgeAnswer(stimulusOf(operation), outcomeOf(kind, { answer }));
    expect([requirement, seenOf(checks, requirement)]).toEqual([requirement, seen]);
  },
);

test('extra members of an answer are not judged', () => {
  const plain = judgeAnswer(stimulusOf('register'), outcomeOf('accepted', { answer: good }));
  const answer = { ...good, extra: 1 };
  expect(judgeAnswer(stimulusOf('register'), outcomeOf('accepted', { answer }))).toEqual(plain);
});

test('an accepted request without any answer lacks what the answer must carry', () => {
  const broken = judgeAnswer(stimulusOf('deregister'), outcomeOf('accepted')).filter(({ holds }) => !holds);
  expect(broken.map(({ requirement }) => requirement)).toEqual(['D-03', 'D-02']);
});

test.for<readonly [string, Stimulus, Outcome]>([
  ['a rejection without an answer', stimulusOf('register'), outcomeOf('rejected', { refusal: 'forbidden' })],
  ['silence', stimulusOf('register'), outcomeOf('silent', { lost: 'deadline' })],
  ['throttling', stimulusOf('register'), outcomeOf('throttled')],
])('%s is not judged', ([, stimulus, outcome]) => {
  expect(judgeAnswer(stimulus, outcome)).toEqual([]);
});

test('what the wire implies is neither held nor broken', () => {
  const implied = ['ueServiceId', 'result', 'failureCause'] as const;
  const checks = judgeAnswer(stimulusOf('deregister'), outcomeOf('accepted', { implied }));
  expect(checks.map(({ requirement, moot }) => [requirement, moot === undefined])).toEqual([
    ['D-03', false],
    ['D-03', false],
    ['D-02', false],
    ['W-02', false],
    ['D-04', false],
  ]);
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
});

// oxfmt-ignore
test.for<readonly [NonNullable<Outcome['implied']>, Outcome['kind'], readonly string[]]>([
  [['ueServiceId'],  'accepted', ['D-03', 'D-03']],
  [['result'],       'accepted', ['D-02', 'W-02']],
  [['failureCause'], 'accepted', ['D-04']],
  [[],               'accepted', []],
  [['result'],       'rejected', []],
])('where %j is implied, an answer that is %s leaves open %j', ([implied, kind, open]) => {
  const checks = judgeAnswer(stimulusOf('deregister'), outcomeOf(kind, { implied, answer: good }));
  expect(checks.filter(({ moot }) => moot !== undefined).map(({ requirement }) => requirement)).toEqual(open);
});

test.for<readonly [string, Partial<Stimulus>]>([
  ['spoilt', { flaw: wrongValue('ueServiceId') }],
  ['absent', { message: {} }],
  ['empty', { message: { ueServiceId: '' } }],
  ['no text', { message: { ueServiceId: 7 } }],
])('nobody has to echo a UE Service ID that is %s', ([, rest]) => {
  const checks = judgeAnswer(stimulusOf('register', rest), outcomeOf('rejected', { answer: { result: 'FAILURE' } }));
  expect([seenOf(checks, 'W-09'), seenOf(checks, 'R-04')]).toEqual(['not judged', 'not judged']);
});

test('a broken rule says what was expected and what came, as sent', () => {
  const answer = { ueServiceId: 'ue-2', result: 'success' };
  const checks = judgeAnswer(stimulusOf('register'), outcomeOf('accepted', { answer }));
  expect(checks.filter(({ holds }) => !holds)).toEqual([
    { requirement: 'R-04', holds: false, expected: 'the UE Service ID "ue-1"', got: '"ue-2"' },
    { requirement: 'W-02', holds: false, expected: 'the result SUCCESS or FAILURE', got: '"success"' },
  ]);
});

// oxfmt-ignore
test.for<readonly [Stimulus['operation'], Outcome['kind'], Answer, readonly string[]]>([
  ['deregister', 'accepted', {},                             ['the UE Service ID in the answer, got none', 'a result in the answer, got none']],
  ['register',   'rejected', { ...bad, failureCause: 7 },    ['a failure cause that is a string, got 7']],
  ['register',   'rejected', { ...bad, failureCause: ' ' },  ['a failure cause with text in it, got " "']],
  ['deregister', 'accepted', { ...good, failureCause: 'x' }, ['no failure cause beside success, got "x"']],
])('what %s (%s, %j) breaks is told in words', ([operation, kind, answer, told]) => {
  const broken = judgeAnswer(stimulusOf(operation), outcomeOf(kind, { answer })).filter(({ holds }) => !holds);
  expect(broken.map(({ expected, got }) => `${expected}, got ${got}`)).toEqual(told);
});
