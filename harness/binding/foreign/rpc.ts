import { gateways, isBarred, secretOf } from './provisioning.ts';
import { type Ask, fits, isCount, isObject, isText, objectIn, type Say, serve, type Served } from './serve.ts';

type Params = Readonly<Record<string, unknown>>;

interface Stored {
  readonly ue: string;
  readonly gateway: string;
  readonly profile?: unknown;
}

/** What can be wrong with it: the requirement that this breaks, and a purpose that says so. */
export const rpcFaults = {
  'stores-although-refused': ['R-49', 'REG/BI/credential/wrong'],
  'no-secret-needed': ['R-32', 'REG/BI/ueCredentialInformation/omitted'],
  'any-secret': ['S-08', 'REG/BI/credential/wrong'],
  'any-secret-to-remove': ['D-07', 'DEREG/BI/credential/wrong'],
  'removal-is-no-op': ['D-05', 'REG/BV/minimal'],
  'removes-all': ['D-06', 'DEREG/BO/other-ue'],
  'echoes-another': ['R-04', 'WIRE/register/names-the-ue'],
  'says-neither': ['W-01', 'WIRE/answer/unambiguous'],
  'success-201': ['R-17', 'WIRE/register/declared-status'],
  'profile-lost': ['R-06', 'REG/BV/full'],
  'first-gateway-wins': ['R-13', 'REG/BV/via-l3g'],
  'serves-barred': ['S-07', 'REG/BI/ue/unauthorised'],
} as const;

export type RpcFault = keyof typeof rpcFaults;

const isTime = (value: unknown): boolean =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value);
const isDays = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length < 7 &&
  new Set(value).size === value.length &&
  value.every((day) => Number.isInteger(day) && day > 0 && day < 8);
const isSchedule = (value: unknown): boolean => fits(value, { days: isDays, start: isTime, end: isTime });
const isAvailability = (value: unknown): boolean =>
  fits(value, {
    schedule: isSchedule,
    duration: isCount,
    period: isCount,
    size: isCount,
    mode: isText,
    store: (flag) => flag === 'Y' || flag === 'N',
  });

const refuse = (code: string, field?: string): Say => ({
  status: 200,
  body: { ok: false, error: { code, ...(field !== undefined && { fields: [field] }), text: `refused: ${code}` } },
});
const grant = (data: unknown): Say => ({ status: 200, body: { ok: true, data } });

/** Remote procedure calls: every call that can be read is answered with 200, and `ok` says how it went. */
export function startRpc(fault?: RpcFault): Promise<Served> {
  const stored = new Map<string, Stored>();
  const is = (name: RpcFault): boolean => fault === name;

  const keep = ({ ue, gateway, profile }: Params): void => {
    const known = stored.get(String(ue));
    const owner = is('first-gateway-wins') ? (known?.gateway ?? gateways[0]) : gateway;
    const kept = isObject(profile) && !is('profile-lost') ? { profile } : {};
    stored.set(String(ue), { ue: String(ue), gateway: String(owner), ...kept });
  };

  const register = (params: Params): Say => {
    const needed = ['ue', 'gateway', ...(is('no-secret-needed') ? [] : ['secret'])];
    const field = needed.find((name) => !isText(params[name]));
    if (field !== undefined) return refuse('BAD_FIELD', field);
    const { ue, gateway, secret, profile } = params;
    if (profile !== undefined && profile !== null && !fits(profile, { availability: isAvailability }))
      return refuse('BAD_FIELD', 'profile');
    if (!gateways.includes(String(gateway))) return refuse('NO_SUCH_GATEWAY');
    const wanted = secretOf(String(ue));
    if (wanted === undefined || (isBarred(String(ue)) && !is('serves-barred'))) return refuse('NO_SUCH_UE');
    const isRight = secret === wanted || is('any-secret') || (secret === undefined && is('no-secret-needed'));
    if (!isRight && is('stores-although-refused')) keep(params);
    if (!isRight) return refuse('BAD_SECRET');
    keep(params);
    if (is('says-neither')) return { status: 200, body: { data: { ue } } };
    return { ...grant({ ue: is('echoes-another') ? 'dev-500' : ue }), status: is('success-201') ? 201 : 200 };
  };

  const remove = ({ ue, secret }: Params): Say => {
    const field = Object.entries({ ue, secret }).find(([, value]) => !isText(value))?.[0];
    if (field !== undefined) return refuse('BAD_FIELD', field);
    if (secret !== secretOf(String(ue)) && !is('any-secret-to-remove')) return refuse('BAD_SECRET');
    if (!stored.has(String(ue))) return refuse('NOT_REGISTERED');
    if (is('removes-all')) stored.clear();
    else if (!is('removal-is-no-op')) stored.delete(String(ue));
    return grant({ ue });
  };

  const show = ({ ue }: Params): Say => grant(stored.get(String(ue)) ?? null);

  return serve(({ method, url, text }: Ask): Say => {
    if (url.pathname !== '/rpc') return { status: 404 };
    if (method !== 'POST') return { status: 405, headers: { allow: 'POST' } };
    if (url.search !== '') return refuse('BAD_CALL');
    const call = objectIn(text);
    const params = call?.['params'];
    const perform = new Map([
      ['ue.register', register],
      ['ue.remove', remove],
      ['ue.get', show],
    ]).get(String(call?.['call']));
    return perform === undefined || !isObject(params) ? refuse('BAD_CALL') : perform(params);
  });
}
