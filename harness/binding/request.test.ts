import { describe, expect, test } from 'vitest';
import type { Json } from '../../fixtures/json.ts';
import type { Disturbance, Stimulus } from '../../suites/iut.ts';
import type { Known, RequestPacket } from './binding.ts';
import { compiled } from './compile.ts';
import type { Form } from './form.ts';

const form: Form = {
  binding: 'test',
  base: '/v1',
  register: {
    method: 'PUT',
    path: '/gateways/{mgwServiceId}/ues/{ueServiceId}?trace={ueCredentialInformation}',
    headers: { Authorization: 'UE {ueCredentialInformation}', 'X-Copy': '{ueCredentialInformation|base64}' },
    body: { profile: '/data/profile' },
    constants: { '/data/version': 1, '/kind': 'register' },
    answer: { ueServiceId: 'implied', result: 'implied' },
    outcomes: [{ status: '2xx', is: 'accepted' }],
  },
  deregister: {
    method: 'DELETE',
    path: '/gateways/{mgwServiceId}/ues/{ueServiceId}',
    elsewhere: { ueCredentialInformation: 'carried by the transport' },
    outcomes: [{ status: '2xx', is: 'accepted', reads: 'nothing' }],
  },
  values: { timeOfDayStart: 'HH:MM', periodicTime: 'number-as-text' },
};
const binding = compiled(form, { maxBodyBytes: 100 });
const known: Known = { gateway: 'mgw-9' };
const plain = { ueServiceId: 'ue 1/ü', mgwServiceId: 'mgw-1', ueCredentialInformation: 'cred-1' };

const asked = (message: Stimulus['message'], rest: Partial<Stimulus> = {}, wire = binding): RequestPacket | string =>
  wire.encode({ operation: 'register', message, step: '', ...rest }, known);

const textOf = (packet: RequestPacket | string): string =>
  typeof packet === 'string' ? packet : Buffer.from(packet.body ?? []).toString();

test('variables are filled into path, query and headers, and the rest goes into the body', () => {
  const profile = { communicationAvailability: { periodicTime: 60 } };
  const packet = asked({ ...plain, profile }) as RequestPacket;
  expect([packet.method, packet.path]).toEqual(['PUT', '/v1/gateways/mgw-1/ues/ue%201%2F%C3%BC?trace=cred-1']);
  expect(packet.headers).toEqual([
    ['Content-Type', 'application/json'],
    ['Authorization', 'UE cred-1'],
    ['X-Copy', 'Y3JlZC0x'],
  ]);
  expect(textOf(packet)).toBe(
    '{"data":{"version":1,"profile":{"communicationAvailability":{"periodicTime":"60"}}},"kind":"register"}',
  );
});

test('a wire whose registrations carry no profile says so, and nothing else of the PICS differs', () => {
  const { body: _, ...register } = form.register;
  const bare = compiled({ ...form, register: { ...register, elsewhere: { profile: 'there are none' } } });
  expect(bare.claims).toEqual({ ...binding.claims, profileCarried: false, profileReadBack: false });
});

test('several variables stand in a header with a colon between, as in HTTP Basic', () => {
  const headers = { Authorization: 'Basic {ueServiceId:ueCredentialInformation|base64}' };
  const basic = compiled({ ...form, register: { ...form.register, headers } });
  const packet = asked({ ...plain, ueCredentialInformation: 'a:ü' }, {}, basic) as RequestPacket;
  expect(packet.headers).toContainEqual(['Authorization', `Basic ${Buffer.from('ue 1/ü:a:ü').toString('base64')}`]);
  expect(asked({ ...plain, ueServiceId: 'ue:1' }, {}, basic)).toBe(
    'ueServiceId stands before a colon, so it cannot have one',
  );
  expect(asked({ ...plain, ueCredentialInformation: '\ud800' }, {}, basic)).toMatch(/^base64 carries Unicode/);
  const { ueCredentialInformation: _, ...without } = plain;
  expect(asked(without, {}, basic)).toMatchObject({ headers: [['Content-Type', 'application/json']] });
});

test('one request leaves nothing in the next', () => {
  asked({ ...plain, profile: { x: 1 } });
  expect(textOf(asked(plain))).toBe('{"data":{"version":1},"kind":"register"}');
});

test('a de-registration goes to the gateway that registered the UE', () => {
  const { mgwServiceId: _, ...message } = plain;
  expect(asked(message, { operation: 'deregister' })).toEqual({
    method: 'DELETE',
    path: '/v1/gateways/mgw-9/ues/ue%201%2F%C3%BC',
    headers: [],
  });
});

describe('what a carrier cannot say is told', () => {
  // oxfmt-ignore
  test.for([
    ['ueServiceId',             undefined,      'ueServiceId is a part of the path and cannot be left out'],
    ['ueServiceId',             null,           'a path carries texts, so ueServiceId cannot be null'],
    ['ueServiceId',             42,             'a path carries texts, so ueServiceId cannot be a number'],
    ['ueServiceId',             '',             'ueServiceId is a part of the path and cannot be ""'],
    ['ueServiceId',             '..',           'ueServiceId is a part of the path and cannot be ".."'],
    ['ueServiceId',             '\ud800',       'a URL carries Unicode, which ueServiceId is not here'],
    ['mgwServiceId',            undefined,      'mgwServiceId is a part of the path and cannot be left out'],
    ['ueCredentialInformation', 7,              'a header carries texts, so ueCredentialInformation cannot be a number'],
    ['ueCredentialInformation', 'cred-1 ',      'a header cannot carry ueCredentialInformation "cred-1 " unchanged'],
    ['ueCredentialInformation', 'crédit',       'a header cannot carry ueCredentialInformation "crédit" unchanged'],
    ['profile',                 { communicationAvailability: { scheduledCommunicationTime: { timeOfDayStart: '08:00:01Z' } } }, 'a time of day without seconds cannot say 08:00:01Z'],
  ] as const satisfies readonly (readonly [string, Json | undefined, string])[])('%s: %j', ([ie, value, reason]) => {
    const { [ie as 'ueServiceId']: _, ...others } = plain;
    expect(asked(value === undefined ? others : { ...plain, [ie]: value })).toBe(reason);
  });

  test('an IE that the transport carries cannot be spoilt', () => {
    const flaw = { ie: ['ueCredentialInformation'], reads: [], isMalformed: false };
    expect(asked(plain, { operation: 'deregister', flaw })).toBe(
      'ueCredentialInformation does not travel in the request (carried by the transport)',
    );
  });

  test('a message without any IE cannot be said where the transport names the UE', () => {
    const register = { ...form.register, path: '/ues', elsewhere: { ueServiceId: 'carried by the transport' } };
    const wire = compiled({ ...form, register }, { maxBodyBytes: 100 });
    expect(asked({}, { flaw: { ie: [], reads: [], isMalformed: true } }, wire)).toBe(
      'ueServiceId does not travel in the request (carried by the transport)',
    );
  });

  test('a header or query parameter without a value is left out', () => {
    const { ueCredentialInformation: _, ...message } = plain;
    expect(asked(message)).toMatchObject({
      path: '/v1/gateways/mgw-1/ues/ue%201%2F%C3%BC',
      headers: [['Content-Type', 'application/json']],
    });
  });
});

describe('a disturbance that this wire has no room for is told', () => {
  // oxfmt-ignore
  test.for([
    ['not-json',          'deregister', 'the request has no body'],
    ['media-type-xml',    'deregister', 'the request has no body'],
    ['method-put',        'register',   'PUT is a method of that path'],
    ['method-put',        'deregister', 'PUT is a method of that path'],
    ['path-longer',       'register',   'the path ends with an identifier, and a longer one is another identifier'],
    ['duplicated-member', 'register',   '{"data":{"version":1,"version":1},"kind":"register"}'],
    ['unknown-member',    'register',   '{"data":{"version":1,"x-unknown":{"nested":[1,"two",null]}},"kind":"register"}'],
  ] as const satisfies readonly (readonly [Disturbance, Stimulus['operation'], string])[])('%s of %s', ([disturbance, operation, text]) => {
    expect(textOf(asked(plain, { operation, disturbance }))).toBe(text);
  });

  test('a path with identifiers leads elsewhere with them', () => {
    const packet = asked(plain, { disturbance: 'path-unknown' });
    expect(packet).toMatchObject({
      path: expect.stringMatching(/^\/v1\/no-such-resource\/mgw-1\/ues\/ue%201%2F%C3%BC\b/),
    });
  });

  test('a path without a version has no other one', () => {
    const { base: _, ...rest } = form;
    expect(asked(plain, { disturbance: 'version-unknown' }, compiled(rest))).toBe('the path has no version');
  });
});

describe('a registration that an earlier answer named', () => {
  const named = (path: string): Known['registration'] | string => {
    const own = {
      method: 'DELETE',
      path,
      elsewhere: { ueCredentialInformation: 'x' },
      outcomes: form.deregister.outcomes,
    };
    const wire = compiled({
      ...form,
      registration: { from: 'header Location', unknown: '/of/nobody' },
      deregister: own,
    });
    const answer = {
      status: 201,
      reason: '',
      headers: [['location', 'http://x/v1/things/a%2Fb']] as const,
      body: Buffer.from('{}'),
      isCut: false,
    };
    const { registration } = wire.decode({ operation: 'register', message: plain, step: '' }, answer);
    const packets = [known, { ...known, registration: 'abc' }].map((what) => {
      const packet = wire.encode({ operation: 'deregister', message: { ueServiceId: 'ue-1' }, step: '' }, what);
      return typeof packet === 'string' ? packet : packet.path;
    });
    return JSON.stringify([registration, ...packets]);
  };

  // oxfmt-ignore
  test.for([
    ['{registration}',          '[{"location":"http://x/v1/things/a%2Fb"},"/v1/of/nobody","abc"]'],
    ['/things/{registration}',  '[{"id":"a/b"},"/v1/things/%2Fof%2Fnobody","/v1/things/abc"]'],
  ] as const)('stands in %s', ([path, found]) => {
    expect(named(path)).toBe(found);
  });
});
