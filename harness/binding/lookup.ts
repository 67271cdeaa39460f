import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';
import type { UeIdentity } from '../../suites/identity.ts';
import type { StoredRegistration } from '../../suites/iut.ts';
import { check } from './any-answer.ts';
import type { Binding, LookupResult } from './binding.ts';
import { readBody } from './body.ts';
import { conditionOf } from './condition.ts';
import type { Form, LookupForm } from './form.ts';
import { orReason } from './inexpressible.ts';
import { leakIn } from './leak.ts';
import { ownCheck } from './lookup-check.ts';
import type { Names } from './names.ts';
import { pickOf } from './pointer.ts';
import { bodyMakerOf } from './request-body.ts';
import { carriedIn, fieldsOf, packetOf, targetOf, valuesFor } from './request.ts';

type Lookup = NonNullable<Binding['lookup']>;

/** The look-up of a binding, if it has any. */
export function lookupOf(form: Form, names: Names): Pick<Binding, 'lookup'> {
  const { lookup } = form;
  return lookup === undefined
    ? {}
    : {
        lookup: {
          isByGateway: carriedIn(form, lookup, names).has('mgwServiceId'),
          encode: encoder(form, lookup, names),
          decode: decoder(lookup, names),
        },
      };
}

function encoder(form: Form, lookup: LookupForm, names: Names): Lookup['encode'] {
  const path = targetOf(form, lookup);
  const fields = fieldsOf({ ...form.headers, ...lookup.headers });
  const bodyOf = bodyMakerOf(lookup, names);
  const valuesOf = valuesFor(form, ['ueServiceId', 'ueCredentialInformation']);
  const { method = 'GET', mediaType = 'application/json' } = lookup;
  return (ue, known) =>
    orReason(() => {
      const message: JsonObject = { ueServiceId: ue.ueServiceId, ueCredentialInformation: ue.credential };
      const values = valuesOf(message, known);
      const wire = bodyOf?.(message, values);
      const draft = { method, path: path(values), mediaType, ...(wire !== undefined && { wire }) };
      return packetOf(draft, fields(values), form);
    });
}

function decoder(lookup: LookupForm, names: Names): Lookup['decode'] {
  const isFound = conditionOf(lookup.found);
  const none = (lookup.none ?? []).map(conditionOf);
  const itemsIn = itemsOf(lookup);
  const recordOf = recordReader(lookup, names);
  const secret = JSON.stringify(names.nameOf('ueCredentialInformation'));
  const wanted = lookup.records === undefined ? 'a registration' : 'a JSON array of registrations';
  return (ue, response): LookupResult => {
    const body = readBody(response);
    const text = `${response.code ?? response.status} ${body.text.slice(0, 200)}`.trim();
    const received = { response, body };
    if (none.some((holds) => holds(received))) return { records: [], text, checks: [] };
    const items = isFound(received) ? itemsIn(body.json) : undefined;
    if (items === undefined && throttling.has(response.status)) return { text, isThrottled: true, checks: [] };
    if (items === undefined)
      return {
        text: body.flaw === undefined ? text : `${text} (${body.flaw})`,
        ...(refusing.has(response.status) && { isRefused: true as const }),
        checks: [
          check(
            'W-12',
            false,
            `${statusText(lookup)} and ${wanted}`,
            body.flaw === undefined ? text : `${text} (${body.flaw})`,
          ),
        ],
      };
    const records = items.map((item) => recordOf(item, ue));
    const leak = body.text.includes(secret)
      ? `the member ${names.nameOf('ueCredentialInformation')}`
      : leakIn(body.text, { ueServiceId: ue.ueServiceId, ueCredentialInformation: ue.credential });
    return {
      records,
      text,
      checks: [ownCheck(ue, records), check('W-07', leak === undefined, 'no UE credential information', leak ?? '')],
    };
  };
}

/** Answers to a look-up for a UE Service ID that the server does not take for one, or does not want to look for. */
const refusing: ReadonlySet<number> = new Set([400, 403, 414, 422, 431]);

/** A server under load may refuse a look-up like any other request. */
const throttling: ReadonlySet<number> = new Set([429, 503]);

const statusText = ({ found: { status } }: LookupForm): string =>
  status === undefined ? 'success' : [status].flat().join(' or ');

/** The records of an answer; undefined where it has none that can be read. */
function itemsOf(form: LookupForm): (json: Json | undefined) => readonly Json[] | undefined {
  const { records, record } = form;
  const pick = pickOf(records ?? record ?? '');
  const isRecord = isPositional(form) ? Array.isArray : isJsonObject;
  return (json) => {
    const value = pick(json);
    if (records !== undefined) return Array.isArray(value) && value.every((item) => isRecord(item)) ? value : undefined;
    if (json !== undefined && (value === undefined || value === null)) return [];
    return value !== undefined && isRecord(value) ? [value] : undefined;
  };
}

/** Whether a record is an array, in which what it shows has places and no names. */
const isPositional = ({ shows }: LookupForm): boolean =>
  Object.values(shows).some((place) => place !== undefined && /^\/\d+(?:\/|$)/.test(place));

type Record = (item: Json, ue: UeIdentity) => StoredRegistration;

function recordReader({ shows }: LookupForm, names: Names): Record {
  const places = (['ueServiceId', 'mgwServiceId', 'profile'] as const).flatMap((ie) => {
    const place = shows[ie];
    return place === undefined || place === 'implied' ? [] : [[ie, pickOf(place)] as const];
  });
  const isHidden = shows.mgwServiceId === undefined;
  const isImplied = shows.ueServiceId === 'implied';
  return (item, { ueServiceId }) => ({
    ...(isImplied && { ueServiceId }),
    ...Object.fromEntries(
      places.flatMap(([ie, pick]) => {
        const value = pick(item);
        return value === undefined ? [] : [[ie, names.fromWire(ie, value)]];
      }),
    ),
    ...(isHidden && { hidesGateway: true as const }),
  });
}
