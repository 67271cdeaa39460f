import { expect, test } from 'vitest';
import { judgeAnswer } from './answer.ts';
import { wrongValue } from './flaw.ts';
import type { Outcome } from './iut.ts';

const absent: Outcome = {
  kind: 'rejected',
  refusal: 'not-found',
  cause: 'RESOURCE_URI_STRUCTURE_NOT_FOUND',
  signature: '404',
  checks: [],
  text: '404 Not Found',
};

// oxfmt-ignore
test.for([
  ['ueServiceId',             'the operation', {},                 [false]],
  ['ueServiceId',             'the UE',        { isByPath: true }, []],
  ['ueCredentialInformation', 'the UE',        { isByPath: true }, [false]],
] as const)('that a path is not found, judged for %s at fault where the path names %s', ([ie, , more, held]) => {
  const stimulus = { operation: 'deregister', message: {}, flaw: wrongValue(ie), step: 'de-register' } as const;
  const checks = [...judgeAnswer(stimulus, { ...absent, ...more })].filter(({ requirement }) => requirement === 'W-08');
  expect(checks.map(({ holds }) => holds)).toEqual(held);
});

test.for([
  ['rejected', { isByPath: true, isUnnamed: true }, []],
  ['rejected', { isByPath: true }, [false]],
  ['rejected', {}, [false]],
  ['accepted', { isByPath: true, isUnnamed: true }, [false]],
] as const)('a %s answer to what %j need not name a UE that the server cannot know', ([kind, more, held]) => {
  const stimulus = { operation: 'deregister', message: { ueServiceId: 'ue-1' }, step: 'de-register' } as const;
  const outcome: Outcome = { ...absent, kind, ...more, answer: { result: 'FAILURE' } };
  const checks = [...judgeAnswer(stimulus, outcome)].filter(({ requirement }) => requirement === 'D-03');
  expect(checks.map(({ holds }) => holds)).toEqual(held);
});
