import { isJsonObject, type Json } from '../../fixtures/json.ts';
import type { Disturbance, Stimulus } from '../../suites/iut.ts';
import type { Binding, Header, RequestPacket } from './binding.ts';
import { toWire } from './member.ts';
import { readAnswer } from './sbi-answer.ts';
import { readLookup } from './sbi-lookup.ts';

const service = '/msgs-ueregistration';
const paths: Readonly<Record<Stimulus['operation'], string>> = {
  register: '/registrations',
  deregister: '/deregister',
};
const utf8 = new TextEncoder();

interface Draft {
  readonly method: string;
  readonly path: string;
  readonly mediaType: string;
  readonly body?: Uint8Array;
}

type Spoil = (draft: Draft, message: Json, limit: number) => Draft;

const withBody =
  (make: (text: string, message: Json) => string): Spoil =>
  (draft, message) => ({
    ...draft,
    body: utf8.encode(make(JSON.stringify(message), message)),
  });
/** Every object with its members the other way round. */
function reversed(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member)] as const);
  return Object.fromEntries(members.toReversed());
}

/** A text as JSON may also write it: every character by its number. */
const escaped = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');

/** Unknown members inside every object of the message. */
function withInner(value: Json): Json {
  if (!isJsonObject(value)) return value;
  const inner = Object.entries(value).map(([name, member]) => [name, withInner(member)] as const);
  return { ...Object.fromEntries(inner), 'x-unknown': [true] };
}

const withMember = (member: string): Spoil => withBody((text) => text.replace(/\}$/, `,${member}}`));
const withType =
  (mediaType: string): Spoil =>
  (draft) => ({ ...draft, mediaType });
const withMethod =
  (method: string): Spoil =>
  (draft) => ({ ...draft, method });

const spoils: Readonly<Record<Disturbance, Spoil>> = {
  'not-json': withBody(() => 'this is not JSON'),
  'truncated-body': withBody((text) => text.slice(0, Math.floor(text.length / 2))),
  'unclosed-body': withBody((text) => text.slice(0, -1)),
  'trailing-text': withBody((text) => `${text} and more`),
  'empty-body': withBody(() => ''),
  'array-body': withBody((text) => `[${text}]`),
  'text-body': withBody((text) => JSON.stringify(text)),
  'invalid-utf8': (draft, message) => {
    const body = utf8.encode(JSON.stringify(message).replace(/\}$/, ',"x-note":"?"}'));
    body[body.lastIndexOf(0x3f)] = 0xff;
    return { ...draft, body };
  },
  'duplicated-member': withBody((text, message) => {
    const { ueSvcId } = message as { ueSvcId: string };
    return text.replace(/\}$/, `,"ueSvcId":${JSON.stringify(ueSvcId)}}`);
  }),
  'unknown-member': withMember('"x-unknown":{"nested":[1,"two",null]}'),
  'unknown-inner-member': withBody((_, message) => JSON.stringify(withInner(message))),
  'white-space': withBody((_, message) => `\r\n\t ${JSON.stringify(message, undefined, '\t')} \n`),
  'member-order': withBody((_, message) => JSON.stringify(reversed(message))),
  escapes: withBody((text) =>
    text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (token) => `"${escaped(JSON.parse(token) as string)}"`),
  ),
  'vendor-member': withMember('"vendorSpecific-010415":{"x":true}'),
  'media-type-text': withType('text/plain'),
  'media-type-form': withType('application/x-www-form-urlencoded'),
  'media-type-xml': withType('application/xml'),
  'method-put': withMethod('PUT'),
  'method-patch': withMethod('PATCH'),
  'method-get': ({ path, mediaType }) => ({ method: 'GET', path, mediaType }),
  'method-unknown': withMethod('FOO'),
  'path-unknown': (draft) => ({ ...draft, path: `${service}/v1/no-such-resource` }),
  'path-longer': (draft) => ({ ...draft, path: `${draft.path}x` }),
  'version-unknown': (draft) => ({ ...draft, path: draft.path.replace('/v1/', '/v99/') }),
  'query-parameter': (draft) => ({ ...draft, path: `${draft.path}?x-unknown=1` }),
  'oversize-body': (draft, message, limit) => withMember(`"x-padding":"${'x'.repeat(limit)}"`)(draft, message, limit),
};

const agent: readonly Header[] = [
  ['Accept', 'application/json, application/problem+json'],
  ['Accept-Encoding', 'identity'],
  ['User-Agent', 'MGW-msgin5g-conformance'],
];

function packetOf({ method, path, mediaType, body }: Draft): RequestPacket {
  if (body === undefined) return { method, path, headers: agent };
  return { method, path, headers: [['Content-Type', mediaType], ...agent], body };
}

/** The default wire: JSON over HTTP after the conventions of TS 29.500, TS 29.501 and TS 29.538. */
export const sbiJson = ({ maxBodyBytes = 1_048_576 }: { readonly maxBodyBytes?: number } = {}): Binding => ({
  name: 'sbi-json',
  encode({ operation, message, disturbance }) {
    const wire = toWire(message);
    const draft: Draft = {
      method: 'POST',
      path: `${service}/v1${paths[operation]}`,
      mediaType: 'application/json',
      body: utf8.encode(JSON.stringify(wire)),
    };
    return packetOf(disturbance === undefined ? draft : spoils[disturbance](draft, wire, maxBodyBytes));
  },
  decode: readAnswer,
  lookup: {
    encode: ({ ueServiceId }) => ({
      method: 'GET',
      path: `${service}/v1${paths.register}?ue-svc-id=${encodeURIComponent(ueServiceId)}`,
      headers: agent,
    }),
    decode: readLookup,
  },
});
