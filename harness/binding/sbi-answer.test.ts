import { describe, expect, test } from 'vitest';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { builtIn } from './built-in.ts';

const binding = builtIn('sbi-json');

const message = { ueServiceId: 'ue-1', mgwServiceId: 'mgw-1', ueCredentialInformation: 'cred-1' };

interface Given {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly stimulus?: Partial<Stimulus>;
  readonly isCut?: boolean;
}

function read({ status, headers = {}, body = '', stimulus = {}, isCut = false }: Given): Outcome {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = { status, reason: '', headers: Object.entries(headers), body: Buffer.from(text, 'latin1'), isCut };
  return binding.decode({ operation: 'register', message, step: 'register', ...stimulus }, response);
}

const json = { 'content-type': 'application/json' };
const problem = { 'content-type': 'application/problem+json' };
const ack = { ueSvcId: 'ue-1', result: 'SUCCESS' };
const refused = { ueSvcId: 'ue-1', result: 'FAILURE', failureCause: 'no' };

describe('the kind of an answer follows from status and body', () => {
  // oxfmt-ignore
  test.for([
    ['an Ack with 201',                  { status: 201, headers: json, body: ack },                              'accepted', undefined,            '201, result "SUCCESS"'],
    ['an Ack with 200',                  { status: 200, headers: json, body: ack },                              'accepted', undefined,            '200, result "SUCCESS"'],
    ['204 without a body',               { status: 204 },                                                        'accepted', undefined,            '204, no body'],
    ['FAILURE with 200',                 { status: 200, headers: json, body: refused },                          'rejected', 'failure-result',     '200, result "FAILURE", failure cause "no"'],
    ['FAILURE with 400',                 { status: 400, headers: json, body: refused },                          'rejected', 'malformed',          '400, result "FAILURE", failure cause "no"'],
    ['SUCCESS with 400',                 { status: 400, headers: json, body: ack },                              'unclear',  undefined,            'the result SUCCESS under a failure status or a redirect (400, result "SUCCESS")'],
    ['SUCCESS with 302',                 { status: 302, headers: json, body: ack },                              'unclear',  undefined,            'the result SUCCESS under a failure status or a redirect (302, result "SUCCESS")'],
    ['a problem with 200',               { status: 200, headers: problem, body: { cause: 'X' } },                'unclear',  undefined,            'a problem description under a success status (200, cause X)'],
    ['a page with 200',                  { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' }, 'unclear',  undefined,            'a body that is no JSON under a success status (200, a body of text/html)'],
    ['an array with 200',                { status: 200, headers: json, body: [] },                               'unclear',  undefined,            'a body that is no JSON object under a success status (200, a body of application/json)'],
    ['400 and a problem',                { status: 400, headers: problem, body: { cause: 'INVALID_MSG_FORMAT' } }, 'rejected', 'malformed',        '400, cause INVALID_MSG_FORMAT'],
    ['401',                              { status: 401 },                                                        'rejected', 'unauthenticated',    '401, no body'],
    ['403',                              { status: 403 },                                                        'rejected', 'forbidden',          '403, no body'],
    ['404',                              { status: 404 },                                                        'rejected', 'not-found',          '404, no body'],
    ['405',                              { status: 405 },                                                        'rejected', 'method-not-allowed', '405, no body'],
    ['409',                              { status: 409 },                                                        'rejected', 'client-error',       '409, no body'],
    ['413',                              { status: 413 },                                                        'rejected', 'too-large',          '413, no body'],
    ['415',                              { status: 415 },                                                        'rejected', 'media-type',         '415, no body'],
    ['422',                              { status: 422 },                                                        'rejected', 'malformed',          '422, no body'],
    ['303',                              { status: 303 },                                                        'rejected', 'redirect',           '303, no body'],
    ['500',                              { status: 500 },                                                        'rejected', 'server-error',       '500, no body'],
    ['501',                              { status: 501 },                                                        'rejected', 'not-implemented',    '501, no body'],
    ['429',                              { status: 429 },                                                        'throttled', 'client-error',      '429, no body'],
    ['503',                              { status: 503 },                                                        'throttled', 'server-error',      '503, no body'],
    ['FAILURE with 503',                 { status: 503, headers: json, body: refused },                          'rejected', 'server-error',       '503, result "FAILURE", failure cause "no"'],
  ] as const satisfies readonly (readonly [string, Given, Outcome['kind'], Outcome['refusal'], string])[])('%s', ([, given, kind, refusal, text]) => {
    expect(read(given)).toMatchObject({ kind, text, ...(refusal && { refusal }) });
  });
});

test.for([
  ['a page', 200, 'text/html', '<h1>It works</h1>', true],
  ['a page that is not found', 404, 'text/html', '<h1>404</h1>', true],
  ['a redirect', 302, 'text/html', 'moved', true],
  ['an empty 404', 404, '', '', true],
  ['a refusal in prose', 400, 'text/plain', 'no', undefined],
  ['a problem description', 404, 'application/problem+json', '{}', undefined],
  ['an Ack', 200, 'application/json', '{"result":"SUCCESS"}', undefined],
] as const)('%s: whether it is of a sort that the binding declares', ([, status, type, body, isForeign]) => {
  expect(read({ status, headers: { 'content-type': type }, body }).isForeign).toBe(isForeign);
});

test('cause and IEs at fault are those of the problem description, by their abstract names', () => {
  const invalidParams = [{ param: '/ueProf/commAvail/schedCommTime/daysOfWeek/0' }, { param: 'x' }, {}, { param: 7 }];
  const body = { status: 400, cause: 'OPTIONAL_IE_INCORRECT', invalidParams };
  expect(read({ status: 400, headers: problem, body })).toMatchObject({
    cause: 'OPTIONAL_IE_INCORRECT',
    blames: ['profile.communicationAvailability.scheduledCommunicationTime.daysOfWeek', 'x'],
  });
});

test('the IEs of an Ack have their abstract names', () => {
  const { answer } = read({ status: 200, headers: json, body: { ...refused, extra: { ueSvcId: 1 } } });
  expect(answer).toEqual({
    ueServiceId: 'ue-1',
    result: 'FAILURE',
    failureCause: 'no',
  });
});
