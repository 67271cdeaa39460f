import { gateways, isBarred, secretOf } from './provisioning.ts';
import { type Ask, type Say, serve, type Served } from './serve.ts';

/** What can be wrong with it: the requirement that this breaks, and a purpose that says so. */
export const formFaults = {
  'stores-although-refused': ['R-49', 'REG/BI/credential/wrong'],
  'no-secret-needed': ['R-32', 'REG/BI/ueCredentialInformation/omitted'],
  'any-secret': ['S-08', 'REG/BI/credential/wrong'],
  'any-secret-to-remove': ['D-07', 'DEREG/BI/credential/wrong'],
  'removal-is-no-op': ['D-05', 'REG/BV/minimal'],
  'removes-all': ['D-06', 'DEREG/BO/other-ue'],
  'echoes-another': ['R-04', 'WIRE/register/names-the-ue'],
  'says-neither': ['W-01', 'WIRE/answer/unambiguous'],
  'success-201': ['R-17', 'WIRE/register/declared-status'],
  'plain-text': ['R-18', 'WIRE/answer/media-type'],
  'shows-secret': ['W-07', 'WIRE/look-up/no-credential'],
  'types-twice': ['W-18', 'WIRE/answer/single-headers'],
  'serves-barred': ['S-07', 'REG/BI/ue/unauthorised'],
  'dislikes-more': ['R-37', 'REG/BV/unknown-member'],
} as const;

export type FormFault = keyof typeof formFaults;

type Fields = Readonly<Record<string, string | undefined>>;

const typed = 'application/x-www-form-urlencoded';
const say = (status: number, fields: Record<string, string>, headers: Readonly<Record<string, string>> = {}): Say => ({
  status,
  headers: { 'content-type': typed, ...headers },
  text: new URLSearchParams(fields).toString(),
});
const refuse = (status: number, error: string, headers?: Readonly<Record<string, string>>): Say =>
  say(status, { error }, headers);

/** Forms in both directions. */
export function startForm(fault?: FormFault): Promise<Served> {
  const stored = new Map<string, { readonly gateway: string; readonly secret: string }>();
  const is = (name: FormFault): boolean => fault === name;

  const grant = (ue: string): Say => {
    if (is('says-neither')) return say(200, { ue, error: 'none' });
    const said = say(is('success-201') ? 201 : 200, { ue: is('echoes-another') ? 'dev-500' : ue });
    const type = is('plain-text') ? 'text/plain' : is('types-twice') ? [typed, typed] : typed;
    return { ...said, headers: { 'content-type': type } };
  };

  const register = ({ ue = '', gateway = '', secret = '', ...more }: Fields): Say => {
    if (is('dislikes-more') && Object.keys(more).length > 0) return refuse(400, 'field');
    if (ue === '' || gateway === '' || (secret === '' && !is('no-secret-needed'))) return refuse(400, 'field');
    if (!gateways.includes(gateway)) return refuse(403, 'gateway');
    const wanted = secretOf(ue);
    if (wanted === undefined || (isBarred(ue) && !is('serves-barred'))) return refuse(403, 'ue');
    const isRight = secret === wanted || is('any-secret') || secret === '';
    if (isRight || is('stores-although-refused')) stored.set(ue, { gateway, secret: wanted });
    return isRight ? grant(ue) : refuse(403, 'secret');
  };

  const remove = ({ ue = '', secret = '' }: Fields): Say => {
    if (ue === '' || secret === '') return refuse(400, 'field');
    if (secret !== secretOf(ue) && !is('any-secret-to-remove')) return refuse(403, 'secret');
    if (!stored.has(ue)) return refuse(404, 'unregistered');
    if (is('removes-all')) stored.clear();
    else if (!is('removal-is-no-op')) stored.delete(ue);
    return grant(ue);
  };

  const show = (ue: string): Say => {
    const { gateway, secret } = stored.get(ue) ?? {};
    if (gateway === undefined || secret === undefined) return refuse(404, 'unregistered');
    return say(200, { ue, gateway, ...(is('shows-secret') && { secret }) });
  };

  return serve(({ method, url, text }: Ask): Say => {
    if (url.pathname === '/shown') return show(url.searchParams.get('ue') ?? '');
    const perform = { '/register': register, '/remove': remove }[url.pathname];
    if (perform === undefined) return refuse(404, 'path');
    if (method !== 'POST') return refuse(405, 'method', { allow: 'POST' });
    return perform(Object.fromEntries(new URLSearchParams(text)));
  });
}
