import { expect, test } from 'vitest';
import type { Outcome } from '../../suites/iut.ts';
import { compiled } from './compile.ts';
import type { Form, OperationForm } from './form.ts';

const elsewhere = { mgwServiceId: 'x', ueCredentialInformation: 'x', profile: 'x' } as const;
const outcomes = [
  { status: 200, is: 'accepted', reads: 'answer' },
  { status: 202, is: 'accepted', reads: 'both' },
  { status: 204, is: 'accepted', reads: 'nothing' },
  { status: 400, is: 'unsupported' },
  { status: 409, is: 'rejected', as: 'forbidden' },
  { status: 410, is: 'rejected', reads: 'nothing' },
  { status: ['3xx', '4xx'], is: 'rejected', reads: 'error' },
] as const;

interface Given {
  readonly status: number;
  readonly reason?: string;
  readonly type?: string;
  readonly body?: string;
}

/** What a wire with these places of IEs takes an answer for. */
function decoded(
  { status, reason = '', type, body = '' }: Given,
  answer: OperationForm['answer'] = { ueServiceId: '/id' },
): Outcome {
  const operation = { method: 'POST', path: '/ues/{ueServiceId}', elsewhere, outcomes, ...(answer && { answer }) };
  const form: Form = {
    binding: 'test',
    errors: { form: 'problem-details' },
    register: operation,
    deregister: { ...operation, path: '/gone/{ueServiceId}' },
  };
  const headers = type === undefined ? [] : [['content-type', type] as const];
  const response = { status, reason, headers, body: Buffer.from(body), isCut: false };
  return compiled(form).decode({ operation: 'register', message: { ueServiceId: 'u' }, step: '' }, response);
}

const json = 'application/json';
const problem = 'application/problem+json';
const all = ['ueServiceId', 'result', 'failureCause'];
const told = JSON.stringify({ id: 'u', cause: 'WHY', invalidParams: [{ param: '/id' }] });

// oxfmt-ignore
test.for<readonly [string, Given, Partial<Outcome>]>([
  ['an answer',                    { status: 200, type: json, body: told },     { kind: 'accepted', answer: { ueServiceId: 'u' }, implied: ['result', 'failureCause'] }],
  ['an answer and an error',       { status: 202, type: json, body: told },     { kind: 'accepted', answer: { ueServiceId: 'u' }, cause: 'WHY', implied: ['result', 'failureCause'] }],
  ['a success that says nothing',  { status: 204, type: json, body: told },     { kind: 'accepted', implied: all as Outcome['implied'] & {} }],
  ['a refusal that says nothing',  { status: 410, type: problem, body: told },  { kind: 'rejected', refusal: 'client-error', implied: ['result', 'failureCause'] }],
  ['an error',                     { status: 404, type: problem, body: told },  { kind: 'rejected', refusal: 'not-found', cause: 'WHY' }],
  ['what is not offered',          { status: 400, type: problem, body: told },  { kind: 'rejected', refusal: 'not-implemented', cause: 'WHY' }],
  ['a refusal of a declared sort', { status: 409, type: problem, body: told },  { kind: 'rejected', refusal: 'forbidden', cause: 'WHY' }],
  ['the first of the redirects',   { status: 300 },                             { kind: 'rejected', refusal: 'redirect' }],
  ['what nothing describes',       { status: 599, type: problem, body: told },  { kind: 'unclear', cause: 'WHY' }],
])('%s is read as it is declared', ([, given, outcome]) => {
  const { kind, refusal, answer, cause, implied } = decoded(given);
  const read = { kind, refusal, answer, cause, implied };
  expect(read).toEqual({ refusal: undefined, answer: undefined, cause: undefined, implied: ['result', 'failureCause'], ...outcome });
});

test('where every IE has its place, nothing is implied', () => {
  const answer = { ueServiceId: '/id', result: '/result', failureCause: '/why' };
  expect(decoded({ status: 200, type: json, body: '{"id":"u"}' }, answer)).not.toHaveProperty('implied');
  expect(decoded({ status: 204 }, answer).implied).toEqual(all);
});

// oxfmt-ignore
test.for<readonly [string, Given, string]>([
  ['its reason',               { status: 404, reason: 'Not Found' },                     '404 Not Found, no body'],
  ['what it points at',        { status: 404, type: problem, body: told },               '404, cause WHY, pointing at /id'],
  ['no more than it has',      { status: 404, type: problem, body: '{"cause":"WHY","invalidParams":[]}' }, '404, cause WHY'],
  ['a body without a type',    { status: 404, body: 'no' },                              '404, a body of no media type'],
  ['why it is unclear',        { status: 599, type: 'text/html', body: '<p>' },          'an answer that no outcome of the binding describes (599, a body of text/html)'],
])('an answer is told with %s', ([, given, text]) => {
  expect(decoded(given).text).toBe(text);
});

// oxfmt-ignore
test.for<readonly [string, Given, true | undefined]>([
  ['no JSON at all',              { status: 404, type: 'text/html', body: '<p>' },          true],
  ['JSON that is broken',         { status: 404, type: json, body: '{' },                   undefined],
  ['a problem that is broken',    { status: 404, type: problem, body: '{' },                undefined],
  ['a type that ends like JSON',  { status: 404, type: 'application/xjson', body: '{' },    true],
  ['a type that begins like JSON', { status: 404, type: 'application/jsonx', body: 'x' },   true],
  ['an answer',                   { status: 200, type: 'text/x', body: told },              undefined],
])('%s: whether another service may have answered', ([, given, isForeign]) => {
  expect(decoded(given).isForeign).toBe(isForeign);
});
