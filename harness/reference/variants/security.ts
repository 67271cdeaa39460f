import type { Deviation } from '../behaviour.ts';
import { refusals } from '../edit.ts';
import { tokenIn } from '../guard.ts';
import { Refusal } from '../refusal.ts';
import type { Variant } from './variant.ts';

const asFailure = refusals((problem, call, { status }) =>
  status === 401 || (status === 403 && call.gateway === undefined)
    ? {
        status: 403,
        headers: { 'content-type': 'application/problem+json' },
        body: { status: 403, title: 'Forbidden' },
      }
    : problem,
);

/** Something in front of the service turns strangers away with pages, also those who come without TLS. */
const proxied: Deviation['change'] = (strict) => ({
  handshake: 'asks',
  servesPlainText: true,
  refuse: (refusal, call) => {
    const answer = strict.refuse(refusal, call);
    if (call.gateway !== undefined || call.operation === 'none') return answer;
    const status = call.peer?.isEncrypted === false ? 400 : answer.status;
    return {
      status,
      headers: { ...answer.headers, 'content-type': 'text/html' },
      body: '<h1>You are not welcome</h1>',
    };
  },
});

const unchecked: Deviation['change'] = () => ({ checkGateway: () => undefined, checkOwner: () => undefined });

const tokensOptional: Deviation['change'] = (strict) => ({
  inspectToken: (call) => strict.inspectToken(call).filter((flaw) => flaw !== 'missing'),
});

const certificatesOptional: Deviation['change'] = (strict) => ({
  handshake: 'asks',
  inspectCertificate: (call) => {
    const flaw = strict.inspectCertificate(call);
    return flaw === 'missing' ? undefined : flaw;
  },
});

const secretive: Deviation['change'] = (strict) => ({
  refuseToken: (flaw, call) =>
    new Refusal(strict.refuseToken(flaw, call).status, { detail: 'No.', headers: { 'www-authenticate': 'Bearer' } }),
});

/** Every token can be used 25 times; after that it is revoked. */
const revokes: Deviation['change'] = (strict) => {
  const uses = new Map<string, number>();
  return {
    inspectToken: (call) => {
      const token = tokenIn(call) ?? '';
      const count = (uses.get(token) ?? 0) + 1;
      uses.set(token, count);
      return count > 25 ? ['expired'] : strict.inspectToken(call);
    },
  };
};

const base = { mounting: { isSecured: true } } as const;

/** Choices of a server that knows its gateways. */
// oxfmt-ignore
export const security: readonly Variant[] = [
  { ...base, id: 'secured-plainly',       title: 'asks for a certificate and a token, and refuses in the handshake', change: () => ({}) },
  { ...base, id: 'secured-http-refusal',  title: 'refuses certificates over HTTP',                                    change: () => ({ handshake: 'asks' }) },
  { ...base, id: 'secured-forbidden',     title: '403 for whoever is not authenticated',                              change: asFailure, pics: { bearerChallenges: false } },
  { ...base, id: 'secured-secretive',     title: 'challenges without realm, error and scope',                         change: secretive, pics: { bearerChallenges: false } },
  { ...base, id: 'secured-by-proxy',      title: 'turns strangers away with pages for people, also outside of TLS',    change: proxied },
  { ...base, id: 'gateways-not-compared', title: 'any authenticated gateway acts for any other',                       change: unchecked, pics: { gatewayMatch: false, ownershipCheck: false } },
  { ...base, id: 'token-revoked',         title: 'revokes every token after a while',                                  change: revokes },
  { ...base, id: 'token-not-required',    title: 'a certificate is enough; a token is looked at where there is one',   change: tokensOptional, pics: { oauth2: false, bearerChallenges: false } },
  { ...base, id: 'certificate-not-required', title: 'a token is enough; a certificate is looked at where there is one', change: certificatesOptional, pics: { mtls: false } },
];
