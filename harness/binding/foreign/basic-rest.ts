import { gateways, isBarred, secretOf } from './provisioning.ts';
import { type Ask, fits, isCount, isText, objectIn, type Say, serve, type Served } from './serve.ts';

interface Stored {
  readonly gateway: string;
  readonly profile?: unknown;
}

/** What can be wrong with it: the requirement that this breaks, and a purpose that says so. */
export const basicRestFaults = {
  'stores-although-refused': ['R-49', 'REG/BI/credential/wrong'],
  'no-credential-needed': ['R-32', 'REG/BI/ueCredentialInformation/omitted'],
  'any-password': ['S-08', 'REG/BI/credential/wrong'],
  'any-password-to-remove': ['D-07', 'DEREG/BI/credential/wrong'],
  'removal-is-no-op': ['D-05', 'REG/BV/minimal'],
  'removes-the-gateway': ['D-06', 'DEREG/BO/other-ue'],
  'speaks-with-202': ['W-01', 'WIRE/answer/unambiguous'],
  'profile-stays': ['R-62', 'REG/BO/other-profile'],
  'first-gateway-wins': ['R-13', 'REG/BV/via-l3g'],
  'shows-the-password': ['W-07', 'WIRE/look-up/no-credential'],
  'ids-without-case': ['R-48', 'REG/BV/distinct/letter-case'],
} as const;

export type BasicRestFault = keyof typeof basicRestFaults;

const isTime = (value: unknown): boolean =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(value);
const isDays = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length < 7 &&
  new Set(value).size === value.length &&
  value.every((day) => isCount(day) && Number(day) < 7);
const isProfile = (value: unknown): boolean =>
  fits(value, {
    CommunicationAvailability: (availability) =>
      fits(availability, {
        ScheduledCommunicationTime: (time) =>
          fits(time, { DaysOfWeek: isDays, TimeOfDayStart: isTime, TimeOfDayEnd: isTime }),
        CommunicationDurationTime: isCount,
        PeriodicCommunicationIndicator: isText,
        PeriodicTime: isCount,
        DataSizeIndication: isCount,
        StoreAndForwardIndication: (flag) => typeof flag === 'boolean',
      }),
  });

/** User and password of HTTP Basic (RFC 7617); the first colon ends the user. */
function userOf({ headers }: Ask): readonly [user: string, password: string] | undefined {
  const [, coded] = /^Basic ([\w+/]+=*)$/.exec(headers.authorization ?? '') ?? [];
  if (coded === undefined) return undefined;
  const text = Buffer.from(coded, 'base64').toString();
  const at = text.indexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}

const refuse = (status: number, number = 0): Say => ({
  status,
  headers: { 'x-error': `${status}-${number}`, ...(status === 401 && { 'www-authenticate': 'Basic realm="ues"' }) },
});

/** PUT, GET and DELETE of /gateways/{gateway}/ues/{ue}, each only at the gateway that registered the UE. */
export function startBasicRest(fault?: BasicRestFault): Promise<Served> {
  const stored = new Map<string, Stored>();
  const is = (name: BasicRestFault): boolean => fault === name;
  const keyOf = (ue: string): string => (is('ids-without-case') ? ue.toLowerCase() : ue);

  const isLetIn = (ask: Ask, ue: string, excuse: BasicRestFault): boolean => {
    const found = userOf(ask);
    if (found === undefined) return is('no-credential-needed');
    return found[0] === ue && (found[1] === secretOf(ue) || is(excuse));
  };

  const put = (ask: Ask, gateway: string, ue: string): Say => {
    const message = objectIn(ask.text);
    if (message === undefined) return refuse(400, 1);
    const profile = message['Profile'] ?? undefined;
    if (profile !== undefined && !isProfile(profile)) return refuse(400, 2);
    if (!gateways.includes(gateway) || secretOf(ue) === undefined || isBarred(ue)) return refuse(403, 1);
    const isRight = isLetIn(ask, ue, 'any-password');
    const key = keyOf(ue);
    const owner = is('first-gateway-wins') ? (gateways[0] ?? gateway) : gateway;
    const kept = is('profile-stays') ? (stored.get(key)?.profile ?? profile) : profile;
    if (isRight || is('stores-although-refused'))
      stored.set(key, { gateway: owner, ...(kept !== undefined && { profile: kept }) });
    if (!isRight) return refuse(401);
    return { status: 202, ...(is('speaks-with-202') && { body: { Accepted: true } }) };
  };

  const remove = (ask: Ask, gateway: string, ue: string): Say => {
    const key = keyOf(ue);
    if (!isLetIn(ask, ue, 'any-password-to-remove')) return refuse(401);
    if (stored.get(key)?.gateway !== gateway) return refuse(404, 1);
    if (!is('removal-is-no-op')) stored.delete(key);
    if (is('removes-the-gateway')) for (const [other, row] of stored) if (row.gateway === gateway) stored.delete(other);
    return { status: 202 };
  };

  const show = (gateway: string, ue: string): Say => {
    const found = stored.get(keyOf(ue));
    if (found?.gateway !== gateway) return refuse(404, 1);
    const { profile } = found;
    const secret = is('shows-the-password') && { Password: secretOf(ue) };
    return {
      status: 200,
      body: { Ue: ue, Gateway: gateway, ...(profile !== undefined && { Profile: profile }), ...secret },
    };
  };

  return serve((ask) => routed(ask, { put, remove, show }));
}

interface Resources {
  readonly put: (ask: Ask, gateway: string, ue: string) => Say;
  readonly remove: (ask: Ask, gateway: string, ue: string) => Say;
  readonly show: (gateway: string, ue: string) => Say;
}

function routed(ask: Ask, { put, remove, show }: Resources): Say {
  const [top, gateway = '', middle, ue = '', ...rest] = ask.steps;
  if (top !== 'gateways' || middle !== 'ues' || ue === '' || rest.length > 0) return refuse(404);
  if (ask.url.search !== '') return refuse(400);
  if (ask.method === 'PUT') return put(ask, gateway, ue);
  if (ask.method === 'DELETE') return remove(ask, gateway, ue);
  if (ask.method === 'GET') return show(gateway, ue);
  return { status: 405, headers: { allow: 'DELETE, GET, PUT', 'x-error': '405-0' } };
}
