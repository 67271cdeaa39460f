import { expect, test } from 'vitest';
import { anyAnswerChecks, has } from './any-answer.ts';
import type { ResponsePacket } from './binding.ts';
import { readBody } from './body.ts';

interface Given {
  readonly status?: number;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string;
  readonly code?: string;
  readonly isCut?: boolean;
}

const answerOf = ({ body = '', ...given }: Given): ResponsePacket => ({
  status: 200,
  reason: '',
  headers: [],
  isCut: false,
  ...given,
  body: Buffer.from(body),
});

/** What is wrong with an answer to a registration, in words. */
function wrongIn(given: Given): readonly string[] {
  const response = answerOf(given);
  const checks = [...anyAnswerChecks({ ueCredentialInformation: 'key-1234' }, response, readBody(response))];
  return checks.flatMap(({ requirement, holds, expected, got }) =>
    holds ? [] : [`${requirement}: expected ${expected}, got ${got}`],
  );
}

// oxfmt-ignore
test.for<readonly [string, Given, readonly string[]]>([
  ['nothing',                     {},                                                                                        []],
  ['JSON that is none',           { headers: [['Content-Type', 'application/json']], body: 'x' },                            ['W-06: expected a body that is application/json, got not JSON']],
  ['the credential in a header',  { headers: [['X-Echo', 'a'], ['X-Note', 'key-1234']] },                                    ['S-10: expected nothing confidential in the answer, got the UE credential information of the request']],
  ['it split over two headers',   { headers: [['X-A', 'key'], ['-1234', '']] },                                              []],
  ['two locations',               { headers: [['Location', '/a'], ['location', '/b']] },                                     ['W-18: expected one header of each sort, got location more than once']],
  ['two media types',             { headers: [['Content-Type', 'text/a'], ['CONTENT-TYPE', 'text/a']] },                     ['W-18: expected one header of each sort, got content-type more than once']],
  ['two times to wait',           { headers: [['Retry-After', '1'], ['Retry-After', '1']] },                                 ['W-18: expected one header of each sort, got retry-after more than once']],
  ['two of another sort',         { headers: [['Set-Cookie', 'a'], ['Set-Cookie', 'b']] },                                   []],
  ['an endless body of no type',  { body: 'x', isCut: true },                                                                ['W-06: expected a body that is JSON, got longer than any answer of this interface']],
  ['401 without a challenge',     { status: 401 },                                                                           ['W-04: expected the header WWW-Authenticate with 401, got none']],
  ['401 with an empty one',       { status: 401, headers: [['WWW-Authenticate', ' ']] },                                     ['W-04: expected the header WWW-Authenticate with 401, got an empty one']],
  ['405 without Allow',           { status: 405 },                                                                           ['W-05: expected the header Allow with 405, got none']],
  ['405 with an empty Allow',     { status: 405, headers: [['allow', '']] },                                                 []],
  ['303 without Location',        { status: 303 },                                                                           ['R-61: expected the header Location with 303, got none']],
  ['303 with Location',           { status: 303, headers: [['Location', '/a']] },                                            []],
  ['4.05 over CoAP',              { status: 405, code: '4.05' },                                                             []],
])('of %s is told what is wrong', ([, given, wrong]) => {
  expect(wrongIn(given)).toEqual(wrong);
});

test('an option is called one', () => {
  const check = has(answerOf({ code: '2.01' }), 'C-09', 'Content-Format');
  expect(check).toEqual({
    requirement: 'C-09',
    holds: false,
    expected: 'the option Content-Format with 2.01',
    got: 'none',
  });
});
