import { expect, test } from 'vitest';
import type { Stimulus } from '../../suites/iut.ts';
import { builtIn } from './built-in.ts';

const binding = builtIn('coap-json');
const message = { ueServiceId: 'ue-1', mgwServiceId: 'mgw-1', ueCredentialInformation: 'cred-1' };

interface Given {
  readonly operation?: Stimulus['operation'];
  readonly disturbance?: Stimulus['disturbance'];
  readonly as?: Stimulus['as'];
  readonly code: string;
  readonly type?: string;
  readonly body?: string;
}

/** What the answer breaks, as `requirement: got`. */
function broken({ operation = 'register', disturbance, as, code, type, body = '' }: Given): readonly string[] {
  const stimulus = { operation, message, step: '', ...(disturbance && { disturbance }), ...(as && { as }) };
  const headers: readonly (readonly [string, string])[] = type === undefined ? [] : [['content-type', type]];
  const packet = {
    status: Number(code.replace('.', '')),
    code,
    reason: '',
    headers,
    body: Buffer.from(body),
    isCut: false,
  };
  return binding
    .decode(stimulus, packet)
    .checks.filter(({ holds }) => !holds)
    .map(({ requirement, got }) => `${requirement}: ${got}`);
}

const json = 'application/json';
const ack = '{"ueSvcId":"ue-1","result":"SUCCESS"}';
const failure = '{"ueSvcId":"ue-1","result":"FAILURE"}';
const problem = '{"cause":"MANDATORY_IE_MISSING"}';

// oxfmt-ignore
test.for<readonly [string, Given, readonly string[]]>([
  ['an Ack under 2.01',                          { code: '2.01', type: json, body: ack },                                  []],
  ['an Ack under 2.04 to a de-registration',     { operation: 'deregister', code: '2.04', type: json, body: ack },         []],
  ['an Ack under another success',               { code: '2.05', type: json, body: ack },                                  ['R-17: 2.05']],
  ['an Ack without a format',                    { code: '2.01', body: ack },                                              ['C-11: none']],
  ['an Ack as text',                             { code: '2.01', type: 'text/plain', body: ack },                          ['C-11: text/plain', 'R-18: text/plain']],
  ['no Ack',                                     { code: '2.01' },                                                         ['R-18: 2.01 without a body']],
  ['a problem under 4.00',                       { code: '4.00', type: json, body: problem },                              []],
  ['an Ack that says FAILURE under 4.00',        { code: '4.00', type: json, body: failure },                              []],
  ['a problem without a format',                 { code: '4.00', body: problem },                                          ['C-11: none', 'R-46: none']],
  ['an Ack that says FAILURE without a format',  { code: '4.00', body: failure },                                          ['C-11: none']],
  ['a refusal that says nothing',                { code: '4.00' },                                                         ['C-12: no payload']],
  ['a diagnostic text',                          { code: '4.00', body: 'missing' },                                        ['C-12: a payload that is no JSON object', 'R-46: none']],
  ['nothing about a method',                     { disturbance: 'method-put', code: '4.05' },                              []],
  ['nothing about a path',                       { disturbance: 'path-unknown', code: '4.04' },                            []],
  ['nothing about a critical option',            { disturbance: 'critical-option', code: '4.02' },                         []],
  ['nothing about a body that is not JSON',      { disturbance: 'not-json', code: '4.00' },                                ['C-12: no payload']],
  ['nothing to whoever shows no token',          { as: 'no-token', code: '4.01' },                                         []],
  ['nothing to the second gateway',              { as: 'second-gateway', code: '4.03' },                                   ['C-12: no payload']],
])('%s', ([, given, wanted]) => {
  expect(broken(given)).toEqual(wanted);
});
