import { gateways, isBarred, secretOf } from './provisioning.ts';
import { type Ask, fits, isCount, isText, objectIn, type Say, serve, type Served } from './serve.ts';

interface Stored {
  readonly ue: string;
  readonly gateway: string;
  readonly profile?: unknown;
}

/** What can be wrong with it: the requirement that this breaks, and a purpose that says so. */
export const gatewayRestFaults = {
  'stores-although-refused': ['R-49', 'REG/BI/ueCredentialInformation/omitted'],
  'no-credential-needed': ['R-32', 'REG/BI/ueCredentialInformation/omitted'],
  'any-credential': ['S-08', 'REG/BI/credential/wrong'],
  'any-credential-to-remove': ['D-07', 'DEREG/BI/credential/wrong'],
  'removal-is-no-op': ['D-05', 'REG/BV/minimal'],
  'removes-neighbours': ['D-06', 'DEREG/BO/other-ue'],
  'echoes-the-gateway': ['R-04', 'WIRE/register/names-the-ue'],
  'created-202': ['R-17', 'WIRE/register/declared-status'],
  'removed-202': ['D-19', 'WIRE/deregister/declared-status'],
  'challenge-missing': ['W-04', 'WIRE/failure/authenticate'],
  'profile-merged': ['R-62', 'REG/BO/other-profile'],
  'garbage-500': ['W-03', 'WIRE/failure/not-the-servers'],
  'shows-the-credential': ['W-07', 'WIRE/look-up/no-credential'],
} as const;

export type GatewayRestFault = keyof typeof gatewayRestFaults;

const isTime = (value: unknown): boolean =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(value);
const weekdays = new Set(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']);
const isDays = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length < 7 &&
  new Set(value).size === value.length &&
  value.every((day) => weekdays.has(String(day)));
const isSchedule = (value: unknown): boolean =>
  fits(value, { daysOfWeek: isDays, timeOfDayStart: isTime, timeOfDayEnd: isTime });
const isAvailability = (value: unknown): boolean =>
  fits(value, {
    scheduledCommunicationTime: isSchedule,
    communicationDurationTime: isCount,
    periodicCommunicationIndicator: isText,
    periodicTime: isCount,
    dataSizeIndication: isCount,
    storeAndForwardIndication: (flag) => typeof flag === 'boolean',
  });
const isProfile = (value: unknown): boolean => fits(value, { communicationAvailability: isAvailability });

/** PUT and DELETE of /gateways/{gateway}/ues/{ue}; the UE credential travels in the header Authorization. */
export function startGatewayRest(fault?: GatewayRestFault): Promise<Served> {
  const stored = new Map<string, Stored>();
  const is = (name: GatewayRestFault): boolean => fault === name;
  const refuse = (status: number, message: string): Say => ({
    status,
    ...(status === 401 && !is('challenge-missing') && { headers: { 'www-authenticate': 'UE' } }),
    body: { message },
  });

  const put = (ask: Ask, gateway: string, ue: string): Say => {
    const message = objectIn(ask.text);
    if (message === undefined) return refuse(is('garbage-500') ? 500 : 400, 'expected a JSON object');
    const profile = message['profile'] ?? undefined;
    if (profile !== undefined && !isProfile(profile)) return refuse(400, 'the profile is wrong');
    if (!gateways.includes(gateway)) return refuse(403, 'no such gateway');
    const [credential, wanted] = [credentialIn(ask), secretOf(ue)];
    if (wanted === undefined || isBarred(ue)) return refuse(403, 'no such UE');
    const isExcused = is('any-credential')
      ? credential !== undefined
      : is('no-credential-needed') && credential === undefined;
    const isRight = credential === wanted || isExcused;
    const known = stored.get(ue);
    const merged = is('profile-merged') ? { ...availabilityOf(known?.profile), ...availabilityOf(profile) } : undefined;
    const kept = merged === undefined ? profile : { communicationAvailability: merged };
    if (isRight || is('stores-although-refused'))
      stored.set(ue, { ue, gateway, ...(kept !== undefined && { profile: kept }) });
    if (!isRight) return refuse(401, 'wrong credential');
    const status = is('created-202') ? 202 : known === undefined ? 201 : 200;
    return { status, body: { ue: is('echoes-the-gateway') ? gateway : ue, gateway } };
  };

  const remove = (ask: Ask, gateway: string, ue: string): Say => {
    if (credentialIn(ask) !== secretOf(ue) && !(is('any-credential-to-remove') && credentialIn(ask) !== undefined))
      return refuse(401, 'wrong credential');
    if (stored.get(ue)?.gateway !== gateway) return refuse(404, 'not registered');
    if (!is('removal-is-no-op')) stored.delete(ue);
    if (is('removes-neighbours')) for (const other of stored.keys()) stored.delete(other);
    return { status: is('removed-202') ? 202 : 204 };
  };

  const show = (ue: string): Say => {
    const found = stored.get(ue);
    if (found === undefined) return refuse(404, 'not registered');
    return { status: 200, body: is('shows-the-credential') ? { ...found, key: secretOf(ue) } : found };
  };

  return serve((ask) => routed(ask, { put, remove, show }) ?? refuse(404, 'no such resource'));
}

interface Resources {
  readonly put: (ask: Ask, gateway: string, ue: string) => Say;
  readonly remove: (ask: Ask, gateway: string, ue: string) => Say;
  readonly show: (ue: string) => Say;
}

function routed(ask: Ask, { put, remove, show }: Resources): Say | undefined {
  const [top, first = '', middle, second = '', ...rest] = ask.steps;
  if (ask.url.search !== '') return { status: 400, body: { message: 'no query is expected' } };
  if (top === 'ues' && middle === undefined) return ask.method === 'GET' ? show(first) : notAllowed('GET');
  if (top !== 'gateways' || middle !== 'ues' || second === '' || rest.length > 0) return undefined;
  if (ask.method === 'PUT') return put(ask, first, second);
  return ask.method === 'DELETE' ? remove(ask, first, second) : notAllowed('PUT, DELETE');
}

const credentialIn = ({ headers }: Ask): string | undefined => /^UE (.*)$/.exec(headers.authorization ?? '')?.[1];

const notAllowed = (allow: string): Say => ({ status: 405, headers: { allow } });

const availabilityOf = (profile: unknown): Readonly<Record<string, unknown>> =>
  (profile as { readonly communicationAvailability?: Readonly<Record<string, unknown>> } | undefined)
    ?.communicationAvailability ?? {};
