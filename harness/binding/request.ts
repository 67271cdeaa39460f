import { type JsonObject, jsonTypeOf } from '../../fixtures/json.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { contentFormatOf } from '../coap/content-format.ts';
import type { Header, Known, RequestPacket } from './binding.ts';
import type { Form, LookupForm, OperationForm } from './form.ts';
import { requestIes } from './ie.ts';
import { Inexpressible, orReason } from './inexpressible.ts';
import type { Names } from './names.ts';
import { bodyMakerOf, pointersOf } from './request-body.ts';
import { type Draft, spoilerOf } from './spoil.ts';
import { headerOf, pathOf, type Values, variablesOf } from './template.ts';

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
  const valuesOf = valuesFor(
    form,
    requestIes[operation].map(({ id }) => id),
  );
  const isNamed = isNamedByRegistration(form, operation, names);
  const bodyOf = bodyMakerOf(own, names);
  const spoil = spoilerOf(form, operation, { names, maxBodyBytes });
  return (stimulus, known) =>
    orReason(() => {
      const { message, disturbance } = stimulus;
      demandCarried(own, stimulus);
      if (isNamed) demandName(message);
      const values = valuesOf(message, known);
      const headers = fields(values);
      const wire = bodyOf?.(message, values);
      const draft: Draft = { method: own.method, path: path(values), mediaType, ...(wire !== undefined && { wire }) };
      return packetOf(disturbance === undefined ? draft : spoil(draft, disturbance), headers, form);
    });
}

/** Whether a request can name its UE by the registration only. */
export function isNamedByRegistration(form: Form, operation: Stimulus['operation'], names: Names): boolean {
  const carried = carriedIn(form, form[operation], names);
  return carried.has('registration') && !carried.has('ueServiceId');
}

/** The IEs, and `registration`, that travel in a request. */
export function carriedIn(form: Form, own: OperationForm | LookupForm, names: Names): ReadonlySet<string> {
  const templates = [own.path, ...Object.values({ ...form.headers, ...own.headers })];
  return new Set([...pointersOf(own, names).keys(), ...templates.flatMap(variablesOf).map(({ name }) => name)]);
}

/** An IE that nothing carries cannot be spoilt, and a profile that nothing carries cannot be sent. */
function demandCarried({ elsewhere = {} }: OperationForm, { message, flaw }: Stimulus): void {
  const [spoilt = 'ueServiceId'] = flaw?.ie ?? [''];
  const ie = message['profile'] === undefined ? spoilt : 'profile';
  const reason = elsewhere[ie];
  if (reason !== undefined) throw new Inexpressible(`${ie} does not travel in the request (${reason})`);
}

function demandName({ ueServiceId }: JsonObject): void {
  if (typeof ueServiceId === 'string' && ueServiceId !== '') return;
  const got = ueServiceId === undefined ? 'absent' : ueServiceId === '' ? 'empty' : jsonTypeOf(ueServiceId);
  throw new Inexpressible(`the registration resource stands for ueServiceId, which cannot be ${got}`);
}

/** The packet of a draft; a body brings its media type. */
export function packetOf(draft: Draft, headers: readonly Header[], form: Form): RequestPacket {
  const { method, path, mediaType, wire, body, options = [], isSentTwice } = draft;
  const bytes = body ?? (wire === undefined ? undefined : Buffer.from(JSON.stringify(wire)));
  const twice = isSentTwice === true && ({ isSentTwice } as const);
  if (bytes === undefined) return { method, path, headers: [...headers, ...options], ...twice };
  return { method, path, headers: [typeHeader(mediaType, form), ...headers, ...options], body: bytes, ...twice };
}

/** How the media type travels: CoAP has numbers for some. */
function typeHeader(mediaType: string, { transport }: Form): Header {
  if (transport !== 'coap') return ['Content-Type', mediaType];
  const format = contentFormatOf(mediaType);
  if (format === undefined) throw new Inexpressible(`CoAP has no Content-Format for the media type ${mediaType}`);
  return ['Content-Format', String(format)];
}

/** Fills the path below the API root; what an answer gave as a reference is one already. */
export function targetOf({ base = '', registration }: Form, { path }: { readonly path: string }) {
  if (path !== registrationPath) return pathOf(base + path);
  const unknown = registration?.unknown ?? '';
  return (values: Values): string => {
    const reference = values('registration');
    return typeof reference !== 'string' || reference === unknown ? base + unknown : reference;
  };
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

/** What the table of the request has is taken from the message alone; the rest from what is known of the UE. */
export function valuesFor({ registration: named }: Form, ies: readonly string[]) {
  const isOwn = new Set(ies);
  return (message: JsonObject, { gateway, registration }: Known): Values =>
    (name) => {
      if (name === 'registration') return registration ?? named?.unknown;
      return name === 'mgwServiceId' && !isOwn.has(name) ? gateway : message[name];
    };
}
