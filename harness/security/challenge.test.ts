import { expect, test } from 'vitest';
import type { Guise } from '../../suites/guise.ts';
import type { ResponsePacket } from '../binding/binding.ts';
import { isInvalidToken, tokenChecks } from './challenge.ts';

const answer = (status: number, challenge?: string, body = ''): ResponsePacket => ({
  status,
  reason: '',
  headers: challenge === undefined ? [] : [['WWW-Authenticate', challenge]],
  body: Buffer.from(body),
  isCut: false,
});

/** Each rule that the answer is held to, with whether it holds. */
const judged = (guise: Guise, given: ResponsePacket): Readonly<Record<string, boolean>> =>
  Object.fromEntries(tokenChecks({ guise }, [], given).map(({ requirement, holds }) => [requirement, holds]));

// oxfmt-ignore
test.for([
  ['no-token',        answer(401, 'Bearer realm="r"'),                                       { 'S-14': true, 'S-15': true }],
  ['no-token',        answer(401, 'bearer realm=r'),                                         { 'S-14': true, 'S-15': true }],
  ['no-token',        answer(401, 'Basic realm="b", Bearer realm="r"'),                      { 'S-14': true, 'S-15': true }],
  ['no-token',        answer(401, 'Bearer'),                                                 { 'S-14': false, 'S-15': true }],
  ['no-token',        answer(401, 'Basic realm="b"'),                                        { 'S-14': false }],
  ['no-token',        answer(401),                                                           { 'S-14': false }],
  ['no-token',        answer(403),                                                           { 'S-14': false }],
  ['no-token',        answer(401, 'Bearer realm="r", error="invalid_token"'),                { 'S-14': true, 'S-15': false }],
  ['expired-token',   answer(401, 'Bearer realm="r", error="invalid_token"'),                { 'S-14': true, 'S-15': true }],
  ['forged-token',    answer(401, 'Bearer realm="r"'),                                       { 'S-14': true, 'S-15': false }],
  ['scope-token',     answer(403, 'Bearer realm="r", error="insufficient_scope", scope="s"'), { 'S-16': true }],
  ['scope-token',     answer(403, 'Bearer realm="r", error="insufficient_scope"'),           { 'S-16': false }],
  ['scope-token',     answer(401, 'Bearer realm="r", error="invalid_token"'),                { 'S-16': false }],
  ['no-token',        answer(302),                                                           { 'S-14': false }],
  ['broken-token',    answer(500),                                                           { 'S-14': false }],
  ['no-token',        answer(503),                                                           {}],
  ['gateway',         answer(401),                                                           {}],
  ['no-token',        answer(200),                                                           {}],
  ['no-certificate',  answer(403),                                                           {}],
] as const)('to %s %j is judged as %j', ([guise, given, expected]) => {
  expect(judged(guise, given)).toEqual(expected);
});

test.for([
  ['in the body', answer(200, undefined, '{"detail":"abc.def.ghi"}'), false],
  ['in a header', answer(401, 'Bearer realm="abc.def.ghi"'), false],
  ['nowhere', answer(200, undefined, '{}'), true],
] as const)('an access token %s of an answer', ([, given, holds]) => {
  const checks = tokenChecks({ guise: 'gateway' }, [['Authorization', 'Bearer abc.def.ghi']], given);
  expect(checks.map(({ requirement, holds: does }) => [requirement, does])).toEqual([['S-17', holds]]);
});

test('only a 401 that says so calls a token invalid', () => {
  expect(isInvalidToken(answer(401, 'Bearer error="invalid_token"'))).toBe(true);
  expect(isInvalidToken(answer(401, 'Bearer error="invalid_request"'))).toBe(false);
  expect(isInvalidToken(answer(403, 'Bearer error="invalid_token"'))).toBe(false);
  expect(isInvalidToken(answer(401))).toBe(false);
});
