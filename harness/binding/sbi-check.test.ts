import { expect, test } from 'vitest';
import type { Stimulus } from '../../suites/iut.ts';
import { builtIn } from './built-in.ts';

const binding = builtIn('sbi-json');

const message = { ueServiceId: 'ue-1', mgwServiceId: 'mgw-1', ueCredentialInformation: 'cred-1' };

interface Given {
  readonly operation?: Stimulus['operation'];
  readonly disturbance?: Stimulus['disturbance'];
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isCut?: boolean;
}

/** What the answer breaks, as `requirement: got`. */
function broken({
  operation = 'register',
  disturbance,
  status,
  headers = {},
  body = '',
  isCut = false,
}: Given): readonly string[] {
  const stimulus = { operation, message, step: '', ...(disturbance && { disturbance }) };
  const response = { status, reason: '', headers: Object.entries(headers), body: Buffer.from(body, 'latin1'), isCut };
  return binding
    .decode(stimulus, response)
    .checks.filter(({ holds }) => !holds)
    .map(({ requirement, got }) => `${requirement}: ${got}`);
}

const json = { 'content-type': 'application/json' };
const text = { 'content-type': 'text/plain' };
const problem = { 'content-type': 'application/problem+json' };
const created = { ...json, location: '/v1/registrations/x' };
const ack = '{"ueSvcId":"ue-1","result":"SUCCESS"}';
const failure = '{"ueSvcId":"ue-1","result":"FAILURE"}';

// oxfmt-ignore
test.for([
  ['a proper 201',                             { status: 201, headers: created, body: ack },                                       []],
  ['a proper 200',                             { status: 200, headers: json, body: ack },                                          []],
  ['a charset parameter',                      { status: 200, headers: { 'content-type': 'Application/JSON; charset=utf-8' }, body: ack }, []],
  ['a proper problem',                         { status: 400, headers: problem, body: '{"status":400}' },                          []],
  ['a FAILURE Ack',                            { status: 200, headers: json, body: failure },                                      []],
  ['201 without Location',                     { status: 201, headers: json, body: ack },                                          ['W-10: none']],
  ['201 with a Location relative to itself',   { status: 201, headers: { ...json, location: 'registrations/x' }, body: ack },      []],
  ['201 with a Location behind a proxy',       { status: 201, headers: { ...json, location: 'https://a.example/b/registrations/x' }, body: ack }, []],
  ['201 with a Location elsewhere',            { status: 201, headers: { ...json, location: '/v1/registrations' }, body: ack },    ['W-21: /v1/registrations']],
  ['201 with a Location that is no URL',       { status: 201, headers: { ...json, location: 'http://' }, body: ack },              ['W-21: http://']],
  ['two headers that differ in case only',     { status: 200, headers: { ...json, 'Content-Type': 'application/json' }, body: ack }, ['W-18: content-type more than once']],
  ['two headers of a list',                    { status: 200, headers: { ...json, vary: 'a', Vary: 'b' }, body: ack },             []],
  ['JSON after a byte order mark',             { status: 200, headers: json, body: `\u00ef\u00bb\u00bf${ack}` },                   ['W-06: JSON after a byte order mark']],
  ['202',                                      { status: 202, headers: json, body: ack },                                          ['R-17: 202']],
  ['201 for a de-registration',                { operation: 'deregister', status: 201, headers: json, body: ack },                 ['D-19: 201']],
  ['204',                                      { status: 204 },                                                                    ['R-17: 204', 'R-18: 204 without a body']],
  ['an Ack as text',                           { status: 200, headers: text, body: ack },                                          ['R-18: text/plain']],
  ['an Ack of no type',                        { status: 200, body: ack },                                                         ['R-18: none']],
  ['a problem as JSON',                        { status: 400, headers: json, body: '{"status":400}' },                             ['R-46: application/json']],
  ['a problem of another status',              { status: 400, headers: problem, body: '{"status":404}' },                          ['R-46: status 404 in the body of a 400']],
  ['a problem that is no object',              { status: 400, headers: problem, body: '[]' },                                      ['R-46: a body that is no JSON object']],
  ['a title that is no text',                  { status: 400, headers: problem, body: '{"title":7}' },                             ['R-46: title 7']],
  ['empty invalidParams',                      { status: 400, headers: problem, body: '{"invalidParams":[]}' },                    ['R-46: invalidParams []']],
  ['invalidParams without param',              { status: 400, headers: problem, body: '{"invalidParams":[{"reason":"x"}]}' },      ['R-46: an entry of invalidParams without param: {"reason":"x"}']],
  ['prose for a path that does not exist',     { disturbance: 'path-unknown', status: 404, headers: text, body: 'no' },            []],
  ['prose for a body that is not JSON',        { disturbance: 'not-json', status: 400, headers: text, body: 'no' },                ['R-46: text/plain']],
  ['401 without a challenge',                  { status: 401 },                                                                    ['W-04: none']],
  ['401 with an empty challenge',              { status: 401, headers: { 'WWW-Authenticate': ' ' } },                              ['W-04: an empty one']],
  ['401 with a challenge',                     { status: 401, headers: { 'WWW-Authenticate': 'Basic' } },                          []],
  ['405 without Allow',                        { disturbance: 'method-put', status: 405 },                                         ['W-05: none']],
  ['405 with Allow',                           { disturbance: 'method-put', status: 405, headers: { ALLOW: 'POST' } },             []],
  ['303 without Location',                     { status: 303 },                                                                    ['R-61: none']],
  ['JSON that is not JSON',                    { status: 200, headers: json, body: '{' },                                          ['W-01: a body that is no JSON under a success status', 'W-06: not JSON']],
  ['JSON in Latin-1',                          { status: 400, headers: problem, body: '{"title":"é"}' },                           ['W-06: not UTF-8', 'R-46: a body that is no JSON object']],
  ['a body that was cut',                      { status: 400, headers: problem, body: '{}', isCut: true },                         ['W-06: longer than any answer of this interface', 'R-46: a body that is no JSON object']],
  ['the credential in a header',               { status: 403, headers: { 'x-debug': 'cred-1' } },                                  ['S-10: the UE credential information of the request']],
  ['the credential in the body',               { status: 403, headers: problem, body: '{"detail":"cred-1 is wrong"}' },            ['S-10: the UE credential information of the request']],
] as const satisfies readonly (readonly [string, Given, readonly string[]])[])('%s', ([, given, expected]) => {
  expect(broken(given)).toEqual(expected);
});
