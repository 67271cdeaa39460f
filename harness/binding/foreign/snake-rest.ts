import { randomUUID } from 'node:crypto';
import { gateways, isBarred, secretOf } from './provisioning.ts';
import { type Ask, fits, isObject, isText, objectIn, type Say, serve, type Served } from './serve.ts';

interface Stored {
  readonly id: string;
  readonly ue_service_id: string;
  readonly gateway_id: string;
  readonly ue_profile?: unknown;
}

/** What can be wrong with it: the requirement that this breaks, and a purpose that says so. */
export const snakeRestFaults = {
  'stores-although-refused': ['R-49', 'REG/BI/credential/wrong'],
  'no-gateway-needed': ['R-31', 'REG/BI/mgwServiceId/omitted'],
  'any-credential': ['S-08', 'REG/BI/credential/wrong'],
  'any-credential-to-remove': ['D-07', 'DEREG/BI/credential/wrong'],
  'removal-is-no-op': ['D-05', 'REG/BV/minimal'],
  'removes-the-newest': ['D-06', 'DEREG/BO/other-ue'],
  'echoes-upper-case': ['R-04', 'WIRE/register/names-the-ue'],
  'refuses-with-500': ['W-03', 'WIRE/failure/not-the-servers'],
  'status-renamed': ['W-02', 'WIRE/answer/member-types'],
  'registers-twice': ['R-60', 'REG/BO/equal-again'],
  'profile-lost': ['R-06', 'REG/BV/full'],
  'ids-without-case': ['R-48', 'REG/BV/distinct/letter-case'],
  'id-missing': ['R-20', 'REG/BV/registration-resource'],
  'id-of-nobody': ['R-20', 'REG/BV/registration-resource'],
  'id-of-update-of-nobody': ['R-20', 'REG/BV/registration-resource/updated'],
  'blind-to-number': ['R-34', 'REG/BI/mgwServiceId/number'],
} as const;

export type SnakeRestFault = keyof typeof snakeRestFaults;

const isCount = (value: unknown): boolean => typeof value === 'string' && /^\d+$/.test(value);
const isTime = (value: unknown): boolean =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(value);
const isDays = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length < 7 &&
  new Set(value).size === value.length &&
  value.every((day) => Number.isInteger(day) && day > 0 && day < 8);
const isSchedule = (value: unknown): boolean =>
  fits(value, { days_of_week: isDays, time_of_day_start: isTime, time_of_day_end: isTime });
const isAvailability = (value: unknown): boolean =>
  fits(value, {
    scheduled_communication_time: isSchedule,
    communication_duration_time: isCount,
    periodic_communication_indicator: isText,
    periodic_time: isCount,
    data_size_indication: isCount,
    store_and_forward_indication: (flag) => typeof flag === 'boolean',
  });
const isProfile = (value: unknown): boolean => fits(value, { communication_availability: isAvailability });

/** A REST API in snake_case: registrations have ids of their own, and everything is wrapped in an envelope. */
export function startSnakeRest(fault?: SnakeRestFault): Promise<Served> {
  const stored = new Map<string, Stored>();
  const is = (name: SnakeRestFault): boolean => fault === name;
  const refuse = (status: number, field: string): Say => ({
    status: status === 422 && is('refuses-with-500') ? 500 : status,
    body: { errors: [{ field, message: 'refused' }] },
  });
  const caseOf = (ue: string): string => (is('ids-without-case') ? ue.toLowerCase() : ue);
  const of = (ue: string): readonly Stored[] =>
    [...stored.values()].filter(({ ue_service_id }) => caseOf(ue_service_id) === caseOf(ue));

  const spare = is('no-gateway-needed') ? gateways[0] : undefined;

  const create = (ask: Ask): Say => {
    const data = objectIn(ask.text)?.['data'];
    if (!isObject(data)) return refuse(422, 'data');
    const { ue_service_id, gateway_id = spare, ue_credential, ue_profile } = data;
    const isGiven = (value: unknown): boolean => isText(value) || (is('blind-to-number') && typeof value === 'number');
    const field = Object.entries({ ue_service_id, ue_credential }).find(([, value]) => !isText(value))?.[0];
    if (field !== undefined) return refuse(422, field);
    if (!isGiven(gateway_id)) return refuse(422, 'gateway_id');
    if (ue_profile !== undefined && ue_profile !== null && !isProfile(ue_profile)) return refuse(422, 'ue_profile');
    const [ue, gateway] = [String(ue_service_id), String(gateway_id)];
    if (!gateways.includes(gateway) && typeof gateway_id !== 'number') return refuse(403, 'gateway_id');
    if (secretOf(ue) === undefined || isBarred(ue)) return refuse(403, 'ue_service_id');
    const isRight = ue_credential === secretOf(ue) || is('any-credential');
    if (!isRight && !is('stores-although-refused')) return refuse(403, 'ue_credential');
    const [known] = is('registers-twice') ? [] : of(ue);
    const id = known?.id ?? randomUUID();
    const kept = isObject(ue_profile) && !is('profile-lost') ? { ue_profile } : {};
    stored.set(id, { id, ue_service_id: known?.ue_service_id ?? ue, gateway_id: gateway, ...kept });
    if (!isRight) return refuse(403, 'ue_credential');
    const name = is('echoes-upper-case') ? ue.toUpperCase() : ue;
    const status = is('status-renamed') ? 'active' : 'registered';
    const shown = is('id-of-nobody') || (known !== undefined && is('id-of-update-of-nobody')) ? randomUUID() : id;
    const named = is('id-missing') ? {} : { id: shown };
    return { status: known ? 200 : 201, body: { data: { ...named, ue_service_id: name, status } } };
  };

  const remove = (ask: Ask, id: string): Say => {
    const found = stored.get(id);
    if (found === undefined) return refuse(404, 'id');
    const credential = Buffer.from(String(ask.headers['x-ue-credential'] ?? ''), 'base64').toString();
    if (credential !== secretOf(found.ue_service_id) && !(is('any-credential-to-remove') && credential !== ''))
      return refuse(403, 'x-ue-credential');
    const newest = [...stored.keys()].at(-1) ?? id;
    if (!is('removal-is-no-op')) stored.delete(is('removes-the-newest') ? newest : id);
    return { status: 200, body: { data: { ue_service_id: found.ue_service_id, status: 'removed' } } };
  };

  const list = (ue: string): Say => ({ status: 200, body: { data: { items: of(ue) } } });
  return serve((ask) => routed(ask, { create, remove, list }) ?? refuse(404, 'path'));
}

interface Resources {
  readonly create: (ask: Ask) => Say;
  readonly remove: (ask: Ask, id: string) => Say;
  readonly list: (ue: string) => Say;
}

function routed(ask: Ask, { create, remove, list }: Resources): Say | undefined {
  const [version, collection, id, ...rest] = ask.steps;
  if (version !== 'v2' || collection !== 'ue_registrations' || rest.length > 0) return undefined;
  if (id !== undefined) return ask.method === 'DELETE' ? remove(ask, id) : notAllowed('DELETE');
  if (ask.method === 'GET') return list(ask.url.searchParams.get('ue_service_id') ?? '');
  if (ask.method !== 'POST') return notAllowed('GET, POST');
  return ask.url.search === '' ? create(ask) : { status: 422, body: { errors: [{ field: 'query' }] } };
}

const notAllowed = (allow: string): Say => ({ status: 405, headers: { allow } });
