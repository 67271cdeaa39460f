import { describe, expect, test } from 'vitest';
import type { Disturbance, Stimulus } from '../../suites/iut.ts';
import type { RequestPacket } from './binding.ts';
import { headerOf } from './body.ts';
import { builtIn } from './built-in.ts';

const message = {
  ueServiceId: 'ue-1',
  mgwServiceId: 'mgw-1',
  ueCredentialInformation: 'cred-1',
  profile: { communicationAvailability: { dataSizeIndication: 7 } },
};
const binding = builtIn('sbi-json', { maxBodyBytes: 100 });
const known = { gateway: 'mgw-1' };

function sent(stimulus: Partial<Stimulus> = {}): RequestPacket {
  const packet = binding.encode({ operation: 'register', message, step: 'register', ...stimulus }, known);
  if (typeof packet === 'string') throw new Error(packet);
  return packet;
}

const textOf = ({ body }: RequestPacket): string | undefined =>
  body === undefined ? undefined : String(Buffer.from(body));

const plain = '{"ueSvcId":"ue-1","mgwSvcId":"mgw-1","ueCredInfo":"cred-1","ueProf":{"commAvail":{"dataSizeInd":7}}}';
const base = '/msgs-ueregistration/v1';

test('a registration is a POST of the declared members', () => {
  const packet = sent();
  expect([packet.method, packet.path, textOf(packet)]).toEqual(['POST', `${base}/registrations`, plain]);
  expect(headerOf(packet, 'content-type')).toBe('application/json');
  expect(headerOf(packet, 'accept')).toBe('application/json, application/problem+json');
});

test('a de-registration goes to a resource of its own', () => {
  const { ueServiceId, ueCredentialInformation } = message;
  const packet = sent({ operation: 'deregister', message: { ueServiceId, ueCredentialInformation } });
  expect([packet.method, packet.path, textOf(packet)]).toEqual([
    'POST',
    `${base}/deregister`,
    '{"ueSvcId":"ue-1","ueCredInfo":"cred-1"}',
  ]);
});

test('names that no table knows, and __proto__, travel as they are', () => {
  const odd = JSON.parse('{"ueServiceId":1,"x":{"profile":null},"__proto__":[{"result":2}]}') as Stimulus['message'];
  expect(textOf(sent({ message: odd }))).toBe('{"ueSvcId":1,"x":{"ueProf":null},"__proto__":[{"result":2}]}');
});

describe('a disturbance of the body', () => {
  // oxfmt-ignore
  test.for([
    ['not-json',             'this is not JSON'],
    ['truncated-body',       plain.slice(0, plain.length / 2)],
    ['unclosed-body',        plain.slice(0, -1)],
    ['trailing-text',        `${plain} and more`],
    ['empty-body',           ''],
    ['array-body',           `[${plain}]`],
    ['text-body',            JSON.stringify(plain)],
    ['null-body',            'null'],
    ['duplicated-member',    plain.replace(/\}$/, ',"ueSvcId":"ue-1"}')],
    ['unknown-member',       plain.replace(/\}$/, ',"x-unknown":{"nested":[1,"two",null]}}')],
    ['vendor-member',        plain.replace(/\}$/, ',"vendorSpecific-010415":{"x":true}}')],
    ['unknown-inner-member', plain.replace('7}}}', '7,"x-unknown":[true]},"x-unknown":[true]},"x-unknown":[true]}')],
    ['member-order',         '{"ueProf":{"commAvail":{"dataSizeInd":7}},"ueCredInfo":"cred-1","mgwSvcId":"mgw-1","ueSvcId":"ue-1"}'],
    ['oversize-body',        plain.replace(/\}$/, `,"x-padding":"${'x'.repeat(100)}"}`)],
  ] as const satisfies readonly (readonly [Disturbance, string])[])('%s', ([disturbance, text]) => {
    expect(textOf(sent({ disturbance }))).toBe(text);
  });

  test('alike-member puts what a careless look finds before and after the members', () => {
    const copy = {
      ueSvcId: 'ue-1-x',
      mgwSvcId: 'mgw-1-x',
      ueCredInfo: 'cred-1-x',
      ueProf: { commAvail: { dataSizeInd: null } },
    };
    const renamed = (letter: string): object =>
      Object.fromEntries(
        Object.entries(copy).flatMap(([name, value]) => [
          [`${letter}${name}`, value],
          [`${name}${letter}`, value],
        ]),
      );
    const own = JSON.parse(plain) as object;
    const wanted = { 'x-first': copy, ...renamed('x'), ...own, ...renamed('y'), 'x-last': copy };
    expect(textOf(sent({ disturbance: 'alike-member' }))).toBe(JSON.stringify(wanted));
  });

  test.for(['white-space', 'escapes', 'member-order'] as const)('%s leaves the meaning alone', (disturbance) => {
    const text = textOf(sent({ disturbance })) ?? '';
    expect(text).not.toBe(plain);
    expect(JSON.parse(text)).toEqual(JSON.parse(plain));
  });

  test('escapes writes every character by its number', () => {
    expect(textOf(sent({ disturbance: 'escapes' }))).toMatch(String.raw`{"\u0075\u0065\u0053`);
    expect(textOf(sent({ disturbance: 'escapes' }))).toMatch(/\\u00\d[a-f].*\\u00\d[A-F]/s);
  });

  test('solidus-escape has a backslash before each slash', () => {
    const stimulus = { disturbance: 'solidus-escape', message: { ueServiceId: 'a/b', mgwServiceId: 'c' } } as const;
    expect(textOf(sent(stimulus))).toBe(String.raw`{"ueSvcId":"a\/b","mgwSvcId":"c"}`);
  });

  test('invalid-utf8 has one byte that no UTF-8 text has', () => {
    const { body = new Uint8Array() } = sent({ disturbance: 'invalid-utf8' });
    expect(Buffer.from(body).toString('latin1')).toBe(plain.replace(/\}$/, ',"x-note":"ÿ"}'));
  });
});

describe('a disturbance around the body', () => {
  // oxfmt-ignore
  test.for([
    ['media-type-text', 'POST',  `${base}/registrations`,                      'text/plain'],
    ['media-type-form', 'POST',  `${base}/registrations`,                      'application/x-www-form-urlencoded'],
    ['media-type-xml',  'POST',  `${base}/registrations`,                      'application/xml'],
    ['method-put',      'PUT',   `${base}/registrations`,                      'application/json'],
    ['method-patch',    'PATCH', `${base}/registrations`,                      'application/json'],
    ['method-unknown',  'FOO',   `${base}/registrations`,                      'application/json'],
    ['path-unknown',    'POST',  `${base}/no-such-resource`,                   'application/json'],
    ['path-longer',     'POST',  `${base}/registrationsx`,                     'application/json'],
    ['version-unknown', 'POST',  '/msgs-ueregistration/v99/registrations',     'application/json'],
    ['query-parameter', 'POST',  `${base}/registrations?x-unknown=1`,          'application/json'],
  ] as const satisfies readonly (readonly [Disturbance, string, string, string | undefined])[])('%s', ([disturbance, method, path, type]) => {
    const packet = sent({ disturbance });
    expect([packet.method, packet.path, headerOf(packet, 'content-type')]).toEqual([method, path, type]);
    expect(textOf(packet)).toBe(plain);
  });
});

test.for([
  ['a b&c=d#e', 'a%20b%26c%3Dd%23e'],
  ['a+b/ü', 'a%2Bb%2F%C3%BC'],
] as const)('the look-up of %s asks for exactly that', ([ueServiceId, query]) => {
  const packet = binding.lookup?.encode({ ueServiceId, credential: '' }, known) as RequestPacket;
  expect([packet.method, packet.path, packet.body]).toEqual([
    'GET',
    `${base}/registrations?ue-svc-id=${query}`,
    undefined,
  ]);
});
