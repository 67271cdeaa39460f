import { expect, test } from 'vitest';
import type { Json } from '../../fixtures/json.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { compiled } from './compile.ts';
import type { Form } from './form.ts';

const accepted = { status: '2xx', is: 'accepted', reads: 'answer' } as const;
const elsewhere = { mgwServiceId: 'x', ueCredentialInformation: 'x', profile: 'x' } as const;

/** A wire that de-registers at this path by what the answer to the registration holds at this place. */
const wireOf = (from: string, path: string): Form => ({
  binding: 'test',
  registration: { from, unknown: 'nothing' },
  register: {
    method: 'PUT',
    path: '/ues/{ueServiceId}',
    elsewhere,
    outcomes: [accepted, { status: '4xx', is: 'rejected' }],
  },
  deregister: {
    method: 'DELETE',
    path,
    elsewhere: { ueServiceId: 'x', ueCredentialInformation: 'x' },
    outcomes: [accepted],
  },
});

interface Given {
  readonly operation?: Stimulus['operation'];
  readonly status?: number;
  readonly location?: string;
  readonly body?: Json;
}

/** What an answer names the registration, where that stands at this place. */
function named(from: string, given: Given, path = '/things/{registration}'): unknown {
  const { operation = 'register', status = 201, location, body = {} } = given;
  const headers = location === undefined ? [] : [['LOCATION', location] as const];
  const response = { status, reason: '', headers, body: Buffer.from(JSON.stringify(body)), isCut: false };
  return compiled(wireOf(from, path)).decode({ operation, message: { ueServiceId: 'u' }, step: '' }, response)
    .registration;
}

// oxfmt-ignore
test.for<readonly [string, Given, unknown]>([
  ['the last step of an address',          { location: 'http://x/v1/things/7' },                  { id: '7' }],
  ['the last step of a path',              { location: '/v1/things/7' },                          { id: '7' }],
  ['a step alone',                         { location: '7' },                                     { id: '7' }],
  ['a step before a slash',                { location: '/things/7/' },                            { id: '7' }],
  ['a step before a query and a fragment', { location: '/things/7?a=/b#/c' },                     { id: '7' }],
  ['a step that is escaped',               { location: '/things/a%2Fb' },                         { id: 'a/b' }],
  ['a step that is escaped wrongly',       { location: '/things/a%2' },                           { id: 'a%2' }],
  ['no step',                              { location: '/' },                                     { id: '' }],
  ['no header',                            {},                                                    undefined],
  ['the header of a redirect',             { status: 303, location: '/things/7' },                { id: '7' }],
  ['the header of a refusal',              { status: 409, location: '/things/7' },                undefined],
  ['the header of a de-registration',      { operation: 'deregister', location: '/things/7' },    undefined],
])('a registration is named by %s', ([, given, registration]) => {
  expect(named('header Location', given)).toEqual(registration);
});

// oxfmt-ignore
test.for<readonly [string, Given, unknown]>([
  ['a text',             { body: { id: 'a/b' } },              { id: 'a/b' }],
  ['a number',           { body: { id: 7 } },                  { id: 7 }],
  ['a flag',             { body: { id: true } },               undefined],
  ['null',               { body: { id: null } },               undefined],
  ['nothing',            { body: {} },                         undefined],
  ['a list as the body', { body: [] },                         undefined],
  ['a text in a refusal', { status: 400, body: { id: 'a' } },  undefined],
])('a registration is named by a member: %s', ([, given, registration]) => {
  expect(named('/id', given)).toEqual(registration);
});

test('where the path of the registration itself is asked for, it is kept as it came', () => {
  const location = 'http://x/v1/things/a%2Fb?c';
  expect(named('header Location', { location }, '{registration}')).toEqual({ location });
});

test('a number that is too long for one is read digit by digit', () => {
  const text = '{ "id": 9007199254740993, "other": 1.5 }';
  const response = { status: 201, reason: '', headers: [], body: Buffer.from(text), isCut: false };
  const wire = compiled(wireOf('/id', '/things/{registration}'));
  const stimulus = { operation: 'register', message: { ueServiceId: 'u' }, step: '' } as const;
  expect(wire.decode(stimulus, response).registration).toEqual({ id: '9007199254740993' });
});

test.for<readonly [string | number | undefined, string, unknown]>([
  [7, '/things/7', 7],
  ['7', '/things/7', '7'],
  [undefined, '/things/0', 0],
])('a registration called %j goes into a path as a text and into a body as it came', ([registration, path, value]) => {
  const form = wireOf('/id', '/things/{registration}');
  const wire = compiled({
    ...form,
    registration: { from: '/id', unknown: 0 },
    deregister: { ...form.deregister, method: 'POST', body: { registration: '/id' } },
  });
  const packet = wire.encode(
    { operation: 'deregister', message: { ueServiceId: 'u' }, step: '' },
    { gateway: 'g', ...(registration !== undefined && { registration }) },
  );
  expect(packet).toMatchObject({ path });
  expect(JSON.parse(Buffer.from((packet as { readonly body: Uint8Array }).body).toString())).toEqual({ id: value });
});
