import type { Json } from '../../fixtures/json.ts';
import type { Disturbance, Stimulus } from '../../suites/iut.ts';
import type { Header } from './binding.ts';
import type { Form } from './form.ts';
import { Inexpressible } from './inexpressible.ts';
import { methodsAt } from './method.ts';
import type { Names } from './names.ts';
import { placed } from './placed.ts';
import { stepsOf } from './pointer.ts';
import { pointersOf } from './request-body.ts';
import { spoiltBody } from './spoil-body.ts';

/** A request before it becomes a packet: its body as a JSON value, or as the bytes that take its place. */
export interface Draft {
  readonly method: string;
  readonly path: string;
  readonly mediaType: string;
  readonly wire?: Json;
  readonly body?: Uint8Array;
  /** Further options of a CoAP message. */
  readonly options?: readonly Header[];
  readonly isSentTwice?: true;
}

type Spoil = (draft: Draft, disturbance: Disturbance) => Draft;

/** Spoils the requests of one operation below the level of information elements. */
export function spoilerOf(
  form: Form,
  operation: Stimulus['operation'],
  { names, maxBodyBytes }: { readonly names: Names; readonly maxBodyBytes: number },
): Spoil {
  const own = form[operation];
  const { base = '' } = form;
  const methods = methodsAt(form, own);
  const [place = ''] = pointersOf(own, names).values();
  const seat = stepsOf(place).slice(0, -1);

  const around: Readonly<Record<string, (draft: Draft) => Draft>> = {
    'path-unknown': (draft) => ({ ...draft, path: elsewhere(draft.path, own.path, base) }),
    'path-longer': (draft) => ({ ...draft, path: longer(draft.path, own.path) }),
    ...(form.transport === 'coap' ? {} : odd(base)),
    'version-unknown': (draft) => ({ ...draft, path: otherVersion(draft.path) }),
    'query-parameter': (draft) => ({
      ...draft,
      path: `${draft.path}${draft.path.includes('?') ? '&' : '?'}x-unknown=1`,
    }),
    'method-unknown': (draft) => ({ ...draft, method: form.transport === 'coap' ? '0.30' : 'FOO' }),
    'message-type-unknown': (draft) => ofNoType(draft, form),
    ...(form.transport === 'coap' && messages),
  };

  return (draft, disturbance) => {
    const change = around[disturbance];
    if (change !== undefined) return change(draft);
    if (disturbance.startsWith('path-')) throw new Inexpressible('CoAP has one spelling of a path');
    if (disturbance.startsWith('method-')) return withMethod(draft, disturbance.slice(7).toUpperCase(), methods);
    if (draft.wire === undefined) throw new Inexpressible('the request has no body');
    if (disturbance === 'content-type-case') return { ...draft, mediaType: inOtherLetters(draft.mediaType) };
    if (disturbance === 'content-type-charset') return { ...draft, mediaType: `${draft.mediaType}; charset=utf-8` };
    const type = mediaTypes[disturbance];
    if (type !== undefined) return { ...draft, mediaType: type };
    return { ...draft, body: spoiltBody(draft.wire, disturbance, { seat, maxBodyBytes }) };
  };
}

/** Options of the numbers that are free for experiments (RFC 7252 clause 12.2): odd ones are critical, even ones elective. */
const messages: Readonly<Record<string, (draft: Draft) => Draft>> = {
  'critical-option': (draft) => ({ ...draft, options: [['65001', 'x']] }),
  'elective-option': (draft) => ({ ...draft, options: [['65000', 'x']] }),
  'message-twice': (draft) => ({ ...draft, isSentTwice: true }),
};

/** Paths that some servers take for the right one, and those that guard it may not. */
function odd(base: string): Readonly<Record<string, (draft: Draft) => Draft>> {
  const written =
    (change: (rest: string) => string) =>
    (draft: Draft): Draft => {
      const [path = '', ...query] = draft.path.slice(base.length).split('?');
      return { ...draft, path: [`${base}${change(path)}`, ...query].join('?') };
    };
  const firstLetter = (path: string, change: (letter: string) => string): string => path.replace(/[a-z]/i, change);
  return {
    'path-slash': written((path) => `${path}/`),
    'path-double-slash': written((path) => `/${path}`),
    'path-matrix': written((path) => `${path};x=1`),
    'path-escaped': written((path) => firstLetter(path, (letter) => `%${letter.charCodeAt(0).toString(16)}`)),
    'path-case': written((path) => firstLetter(path, (letter) => letter.toUpperCase())),
  };
}

/** A message that is neither a registration nor a de-registration, where a constant of the body tells them apart. */
function ofNoType(draft: Draft, { register, deregister }: Form): Draft {
  const others = deregister.constants ?? {};
  const [pointer] =
    Object.entries(register.constants ?? {}).find(([at, value]) => at in others && others[at] !== value) ?? [];
  if (pointer === undefined || draft.wire === undefined)
    throw new Inexpressible('no member of the body says which operation is meant');
  return { ...draft, wire: placed(draft.wire, stepsOf(pointer), 'X_UNKNOWN') };
}

const mediaTypes: Readonly<Record<string, string>> = {
  'media-type-text': 'text/plain',
  'media-type-form': 'application/x-www-form-urlencoded',
  'media-type-xml': 'application/xml',
};

const inOtherLetters = (mediaType: string): string =>
  mediaType.replace(/\/.*/, (subtype) => subtype.toUpperCase()).replace(/^./, (letter) => letter.toUpperCase());

/** A GET has no body. */
function withMethod(draft: Draft, method: string, methods: ReadonlySet<string> | undefined): Draft {
  if (methods === undefined) throw new Inexpressible('nothing says which methods a registration resource has');
  if (methods.has(method)) throw new Inexpressible(`${method} is a method of that path`);
  return method === 'GET' ? { method, path: draft.path, mediaType: draft.mediaType } : { ...draft, method };
}

/** Another collection where one holds what the path names, so that the rest of the path is as it should be. */
function elsewhere(path: string, template: string, base: string): string {
  const [, collection] = /^(\/[^/{}?]+)\/\{/.exec(template) ?? [];
  return collection === undefined || !path.startsWith(`${base}${collection}/`)
    ? `${base}/no-such-resource`
    : `${base}/no-such-resource${path.slice(base.length + collection.length)}`;
}

function longer(path: string, template: string): string {
  if (template.split('?')[0]?.endsWith('}'))
    throw new Inexpressible('the path ends with an identifier, and a longer one is another identifier');
  return path.replace(/(?=\?|$)/, 'x');
}

function otherVersion(path: string): string {
  if (!/\/v\d+(?=\/|$)/.test(path)) throw new Inexpressible('the path has no version');
  return path.replace(/\/v\d+(?=\/|$)/, '/v99');
}
