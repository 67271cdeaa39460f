import { isJsonObject, type Json } from '../../fixtures/json.ts';
import type { Stimulus } from '../../suites/iut.ts';
import type { Header, RequestPacket } from './binding.ts';
import type { Form, OperationForm } from './form.ts';
import type { Names } from './names.ts';
import { pickOf } from './pointer.ts';
import { pointersOf } from './request-body.ts';
import { registrationPath } from './request.ts';
import { parsed } from './shallow.ts';

/** An operation that a request asks for, and its message as far as the wire carries it. */
export interface Recognised extends Pick<Stimulus, 'operation' | 'message' | 'disturbance'> {
  /** IEs that travel in the body, so that one which is not there was not sent. */
  readonly inBody: readonly string[];
}

/** Reads requests as a server would: by method, path and constants; undefined for what is neither operation. */
export function recogniserOf(form: Form, names: Names): (request: RequestPacket) => Recognised | undefined {
  const readers = (['register', 'deregister'] as const).map((operation) => readerOf(form, operation, names));
  return (request) => readers.map((read) => read(request)).find((found) => found !== undefined);
}

function readerOf(form: Form, operation: Stimulus['operation'], names: Names) {
  const own = form[operation];
  const path = own.path === registrationPath ? `${form.register.path}/{registration}` : own.path;
  const fits = pathPattern((form.base ?? '') + path);
  const picks = [...pointersOf(own, names)].map(([ie, pointer]) => [ie, pickOf(pointer)] as const);
  const constants = Object.entries(own.constants ?? {}).map(([at, value]) => [pickOf(at), value] as const);
  const headers = Object.entries({ ...form.headers, ...own.headers });
  return (request: RequestPacket): Recognised | undefined => {
    const [pathname = '', query = ''] = request.path.split('?');
    const found = request.method === own.method ? fits.exec(pathname) : null;
    if (found === null) return undefined;
    const json = jsonIn(request.body);
    if (constants.some(([pick, value]) => JSON.stringify(pick(json)) !== JSON.stringify(value))) return undefined;
    const inBody = picks.flatMap(([ie, pick]) => {
      const value = pick(json);
      return value === undefined ? [] : [[ie, names.fromWire(ie, value)] as const];
    });
    const inPath = Object.entries(found.groups ?? {}).flatMap(([ie, text]) =>
      ie === 'registration' ? [] : [[ie, decoded(text)] as const],
    );
    const inHeaders = headers.flatMap(([name, template]) => headerValues(template, valueOf(request.headers, name)));
    const disturbance = disturbanceOf(own, request, { json, query });
    return {
      operation,
      message: Object.fromEntries([...inHeaders, ...inPath, ...inBody]),
      inBody: picks.map(([ie]) => ie),
      ...(disturbance && { disturbance }),
    };
  };
}

/** A path with its variables as named groups; what stands before it is the API root, whatever that is. */
function pathPattern(template: string): RegExp {
  const [path = ''] = template.split('?');
  const source = path
    .split(/(\{\w+[^}]*\})/)
    .map((piece) => {
      const [, name] = /^\{(\w+)/.exec(piece) ?? [];
      return name === undefined ? piece.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`) : `(?<${name}>[^/]+)`;
    })
    .join('');
  return new RegExp(`${source}$`);
}

/** The IE in a header such as `UE {ueCredentialInformation}`, where it is not coded any further. */
function headerValues(template: string, value: string | undefined): readonly (readonly [string, string])[] {
  const [, before = '', ie, after = ''] = /^([^{]*)\{(\w+)\}([^{]*)$/.exec(template) ?? [];
  if (ie === undefined || value === undefined || !value.startsWith(before) || !value.endsWith(after)) return [];
  return [[ie, value.slice(before.length, value.length - after.length)]];
}

/** What is odd about a request below the level of its message, as far as the judgement of its answer depends on it. */
function disturbanceOf(
  { mediaType = 'application/json', body, path }: OperationForm,
  request: RequestPacket,
  { json, query }: { readonly json: Json | undefined; readonly query: string },
): Stimulus['disturbance'] {
  const type = (valueOf(request.headers, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (body !== undefined && type !== mediaType) return 'media-type-text';
  if ((request.body?.length ?? 0) > 65_536) return 'oversize-body';
  if (query !== '' && !path.includes('?')) return 'query-parameter';
  return body !== undefined && (json === undefined || !isJsonObject(json)) ? 'not-json' : undefined;
}

const valueOf = (headers: readonly Header[], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];

function jsonIn(body: Uint8Array | undefined): Json | undefined {
  try {
    return body === undefined ? undefined : parsed(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
