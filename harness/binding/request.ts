import { type JsonObject, jsonTypeOf } from '../../fixtures/json.ts';
import type { Stimulus } from '../../suites/iut.ts';
import type { Header, Known, RequestPacket } from './binding.ts';
import type { Form, OperationForm } from './form.ts';
import { requestIes } from './ie.ts';
import { Inexpressible, orReason } from './inexpressible.ts';
import type { Names } from './names.ts';
import { bodyMakerOf } from './request-body.ts';
import { type Draft, spoilerOf } from './spoil.ts';
import { headerOf, pathOf, type Values } from './template.ts';

type Encode = (stimulus: Stimulus, known: Known) => RequestPacket | string;

/** A path that is nothing but the registration: the answer to the registration names all of it. */
export const registrationPath = '{registration}';

/** Builds the packets of one operation. */
export function encoderOf(
  form: Form,
  operation: Stimulus['operation'],
  { names, maxBodyBytes }: { readonly names: Names; readonly maxBodyBytes: number },
): Encode {
  const own = form[operation];
  const path = targetOf(form, own);
  const fields = fieldsOf({ ...form.headers, ...own.headers });
  const mediaType = own.mediaType ?? 'application/json';
  const valuesOf = valuesFor(operation);
  const bodyOf = bodyMakerOf(own, names);
  const spoil = spoilerOf(form, operation, { names, maxBodyBytes });
  return (stimulus, known) =>
    orReason(() => {
      const { message, disturbance } = stimulus;
      demandCarried(own, stimulus);
      if (own.path === registrationPath) demandName(message);
      const values = valuesOf(message, known);
      const headers = fields(values);
      const wire = bodyOf?.(message);
      const draft: Draft = { method: own.method, path: path(values), mediaType, ...(wire !== undefined && { wire }) };
      return packetOf(disturbance === undefined ? draft : spoil(draft, disturbance), headers);
    });
}

/** An IE that nothing carries cannot be spoilt, and a profile that nothing carries cannot be sent. */
function demandCarried({ elsewhere = {} }: OperationForm, { message, flaw }: Stimulus): void {
  const ie = message['profile'] === undefined ? (flaw?.ie[0] ?? '') : 'profile';
  const reason = elsewhere[ie];
  if (reason !== undefined) throw new Inexpressible(`${ie} does not travel in the request (${reason})`);
}

function demandName({ ueServiceId }: JsonObject): void {
  if (typeof ueServiceId === 'string' && ueServiceId !== '') return;
  const got = ueServiceId === undefined ? 'absent' : ueServiceId === '' ? 'empty' : jsonTypeOf(ueServiceId);
  throw new Inexpressible(`the registration resource stands for ueServiceId, which cannot be ${got}`);
}

const utf8 = new TextEncoder();

/** The packet of a draft; a body brings its media type. */
export function packetOf({ method, path, mediaType, wire, body }: Draft, headers: readonly Header[]): RequestPacket {
  const bytes = body ?? (wire === undefined ? undefined : utf8.encode(JSON.stringify(wire)));
  if (bytes === undefined) return { method, path, headers };
  return { method, path, headers: [['Content-Type', mediaType], ...headers], body: bytes };
}

/** Fills the path below the API root. */
export function targetOf({ base = '', registration }: Form, { path }: { readonly path: string }) {
  const unknown = registration?.unknown ?? '';
  if (path === registrationPath)
    return (values: Values): string => (values('registration') as string | undefined) ?? base + unknown;
  const fill = pathOf(base + path);
  return (values: Values): string => fill((name) => values(name) ?? (name === 'registration' ? unknown : undefined));
}

/** Fills headers; one whose variable has no value is left out. */
export function fieldsOf(templates: Readonly<Record<string, string>>): (values: Values) => readonly Header[] {
  const fills = Object.entries(templates).map(([name, template]) => [name, headerOf(template)] as const);
  return (values) =>
    fills.flatMap(([name, fill]): readonly Header[] => {
      const value = fill(values);
      return value === undefined ? [] : [[name, value]];
    });
}

/** What the table of the operation has is taken from the message alone; the rest from what is known of the UE. */
function valuesFor(operation: Stimulus['operation']): (message: JsonObject, known: Known) => Values {
  const isOwn = new Set(requestIes[operation].map(({ id }) => id));
  return (message, { gateway, registration }) =>
    (name) => {
      if (name === 'registration') return registration;
      return name === 'mgwServiceId' && !isOwn.has(name) ? gateway : message[name];
    };
}
