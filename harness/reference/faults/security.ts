import type { Call, Deviation, JsonObject, Operation } from '../behaviour.ts';
import { acks, refusals } from '../edit.ts';
import { tokenIn } from '../guard.ts';
import type { TokenTerms } from '../mounting.ts';
import { referencePixit } from '../provisioning.ts';
import { Refusal } from '../refusal.ts';
import { claimsOf, flawsOf, type TokenFlaw } from '../token.ts';
import type { Fault } from './fault.ts';

type Certificate = NonNullable<ReturnType<Parameters<Deviation['change']>[0]['inspectCertificate']>>;

/** Does not mind certificates of this sort, in these operations. */
function trusts(flaw: Certificate, ...operations: readonly Operation[]): Deviation['change'] {
  return (strict) => ({
    handshake: 'asks',
    inspectCertificate: (call) => {
      const found = strict.inspectCertificate(call);
      return found === flaw && isMeant(call, operations) ? undefined : found;
    },
  });
}

/** Does not mind tokens with these flaws, in these operations. */
function overlooks(flaws: readonly TokenFlaw[], ...operations: readonly Operation[]): Deviation['change'] {
  return (strict) => ({
    inspectToken: (call) =>
      strict.inspectToken(call).filter((flaw) => !flaws.includes(flaw) || !isMeant(call, operations)),
  });
}

/** Does not mind this flaw in tokens that say something near to what is right. */
const overlooksWhere =
  (flaw: TokenFlaw, isNear: (claims: JsonObject, terms: TokenTerms) => boolean): Deviation['change'] =>
  (strict) => ({
    inspectToken: (call) => {
      const [claims, terms] = [claimsOf(tokenIn(call)), call.guard?.tokens];
      const isMissed = claims !== undefined && terms !== undefined && isNear(claims, terms);
      return strict.inspectToken(call).filter((found) => found !== flaw || !isMissed);
    },
  });

const isMeant = ({ operation }: Call, operations: readonly Operation[]): boolean =>
  operations.length === 0 || operations.includes(operation);

/** A token is looked at once for each gateway; afterwards its certificate is enough. */
const remembers: Deviation['change'] = (strict) => {
  const known = new Set<string>();
  return {
    inspectToken: (call) => {
      const name = call.peer?.name ?? '';
      if (known.has(name)) return [];
      const flaws = strict.inspectToken(call);
      if (flaws.length === 0) known.add(name);
      return flaws;
    },
  };
};

/** Serves the same port without TLS, where nobody has a certificate. */
const plain: Deviation['change'] = (strict) => ({
  servesPlainText: true,
  inspectCertificate: (call) => (call.peer?.isEncrypted === false ? undefined : strict.inspectCertificate(call)),
});

/** Registers first and looks at the token afterwards. */
const registersFirst: Deviation['change'] = (strict) => {
  const refused = new WeakSet<Request>();
  return {
    inspectToken: (call) => {
      if (call.operation !== 'register') return strict.inspectToken(call);
      if (strict.inspectToken(call).length > 0) refused.add(call.request);
      return [];
    },
    acknowledge: (ue, effect, call) => {
      const [flaw = 'missing'] = strict.inspectToken(call);
      if (refused.has(call.request)) throw strict.refuseToken(flaw, call);
      return strict.acknowledge(ue, effect, call);
    },
  };
};

/** Writes another challenge. */
const challenges =
  (edit: (challenge: string, flaw: TokenFlaw) => string | undefined, status?: number): Deviation['change'] =>
  (strict) => ({
    refuseToken: (flaw, call) => {
      const { status: usual, grounds } = strict.refuseToken(flaw, call);
      const challenge = edit(grounds.headers?.['www-authenticate'] ?? '', flaw);
      return new Refusal(status ?? usual, {
        ...grounds,
        headers: challenge === undefined ? {} : { 'www-authenticate': challenge },
      });
    },
  });

const scopeAsInvalid: Deviation['change'] = (strict) => ({
  refuseToken: (flaw, call) => strict.refuseToken(flaw === 'scope' ? 'expired' : flaw, call),
});

const echoes = refusals((problem, call) => {
  const token = tokenIn(call);
  const body = { ...(problem.body as object), detail: `no access with ${token}` };
  return token === undefined || call.guard?.tokens === undefined || flawsOf(token, call.guard.tokens).length === 0
    ? problem
    : { ...problem, body };
});

const echoesInHeader = acks(['register', 'deregister'], (answer, call) => ({
  ...answer,
  headers: { ...answer.headers, 'x-authorization': tokenIn(call) ?? '' },
}));

const base = { mounting: { isSecured: true } } as const;
const S01 = { ...base, requirement: 'S-01' } as const;
const S04 = { ...base, requirement: 'S-04' } as const;

/** Who is taken for a gateway. */
// oxfmt-ignore
export const security: readonly Fault[] = [
  { ...S01,  id: 'certificate-optional',        title: 'serves gateways without a client certificate',                        change: trusts('missing'), caughtBy: ['REG/BI/certificate/none', 'DEREG/BI/certificate/none'] },
  { ...S01,  id: 'certificate-optional-removal', title: 'de-registers for gateways without a client certificate',              change: trusts('missing', 'deregister'), caughtBy: ['DEREG/BI/certificate/none'] },
  { ...S01,  id: 'certificate-of-anybody',      title: 'trusts client certificates of any authority',                         change: trusts('untrusted'), caughtBy: ['REG/BI/certificate/foreign', 'DEREG/BI/certificate/foreign'] },
  { ...S01,  id: 'certificate-expired',         title: 'trusts client certificates that have expired',                        change: trusts('expired'), caughtBy: ['REG/BI/certificate/expired', 'DEREG/BI/certificate/expired'] },
  { ...base, id: 'certificate-optional-look-up', requirement: 'S-19', title: 'shows registrations to gateways without a client certificate', change: trusts('missing', 'lookup'), caughtBy: ['REG/BI/look-up/certificate/none'] },
  { ...base, id: 'certificate-of-anybody-look-up', requirement: 'S-19', title: 'shows registrations for client certificates of any authority', change: trusts('untrusted', 'lookup'), caughtBy: ['REG/BI/look-up/certificate/foreign'] },
  { ...base, id: 'certificate-expired-look-up', requirement: 'S-19', title: 'shows registrations for client certificates that have expired', change: trusts('expired', 'lookup'), caughtBy: ['REG/BI/look-up/certificate/expired'] },
  { ...base, id: 'token-optional',              requirement: 'S-03', title: 'serves requests without an access token',        change: overlooks(['missing']), caughtBy: ['REG/BI/token/none', 'DEREG/BI/token/none'] },
  { ...base, id: 'token-optional-removal',      requirement: 'S-03', title: 'de-registers without an access token',           change: overlooks(['missing'], 'deregister'), caughtBy: ['DEREG/BI/token/none'] },
  { ...base, id: 'token-optional-look-up',      requirement: 'S-20', title: 'shows registrations without an access token',    change: overlooks(['missing'], 'lookup'), caughtBy: ['REG/BI/look-up/token/none'] },
  { ...base, id: 'token-unread-look-up',        requirement: 'S-20', title: 'shows registrations for any text as an access token', change: overlooks(['malformed', 'forged', 'unsigned'], 'lookup'), caughtBy: ['REG/BI/look-up/token/malformed', 'REG/BI/look-up/token/forged', 'REG/BI/look-up/token/unsigned'] },
  { ...base, id: 'token-foreign-look-up',       requirement: 'S-20', title: 'looks at the signature alone of access tokens in a look-up', change: overlooks(['expired', 'audience', 'scope'], 'lookup'), caughtBy: ['REG/BI/look-up/token/expired', 'REG/BI/look-up/token/audience', 'REG/BI/look-up/token/scope'] },
  { ...base, id: 'token-remembered',            requirement: 'S-03', title: 'asks a gateway for its token once only',         change: remembers, caughtBy: ['REG/BI/token/none', 'DEREG/BI/token/none'] },
  { ...base, id: 'token-after-storing',         requirement: 'S-03', title: 'registers first and refuses then',               change: registersFirst, caughtBy: ['REG/BI/token/none'] },
  { ...S04,  id: 'token-unread',                title: 'takes any text for an access token',                                  change: overlooks(['malformed']), caughtBy: ['REG/BI/token/malformed', 'DEREG/BI/token/malformed'] },
  { ...S04,  id: 'token-unverified',            title: 'does not verify the signature of access tokens',                      change: overlooks(['forged']), caughtBy: ['REG/BI/token/forged', 'DEREG/BI/token/forged'] },
  { ...S04,  id: 'token-unverified-removal',    title: 'does not verify the signature of access tokens in a de-registration', change: overlooks(['forged'], 'deregister'), caughtBy: ['DEREG/BI/token/forged'] },
  { ...S04,  id: 'token-algorithm-none',        title: 'accepts access tokens that say they need no signature',               change: overlooks(['unsigned']), caughtBy: ['REG/BI/token/unsigned', 'DEREG/BI/token/unsigned'] },
  { ...S04,  id: 'token-expired',               title: 'accepts access tokens that have expired',                             change: overlooks(['expired']), caughtBy: ['REG/BI/token/expired', 'DEREG/BI/token/expired'] },
  { ...S04,  id: 'token-expired-removal',       title: 'accepts expired access tokens in a de-registration',                  change: overlooks(['expired'], 'deregister'), caughtBy: ['DEREG/BI/token/expired'] },
  { ...base, id: 'token-audience',              requirement: 'S-06', title: 'accepts access tokens for any audience',         change: overlooks(['audience']), caughtBy: ['REG/BI/token/audience', 'DEREG/BI/token/audience'] },
  { ...base, id: 'token-scope',                 requirement: 'S-05', title: 'accepts access tokens of any scope',             change: overlooks(['scope']), caughtBy: ['REG/BI/token/scope', 'DEREG/BI/token/scope'] },
  { ...base, id: 'token-scope-part',            requirement: 'S-05', title: 'accepts access tokens whose scope only has the right one in it', change: overlooksWhere('scope', (claims, { scope }) => String(claims['scope']).includes(scope)), caughtBy: ['REG/BI/token/scope', 'DEREG/BI/token/scope'] },
  { ...base, id: 'token-audience-beginning',    requirement: 'S-06', title: 'accepts access tokens whose audience only begins like the right one', change: overlooksWhere('audience', (claims, { audience }) => String(claims['aud']).startsWith(audience)), caughtBy: ['REG/BI/token/audience', 'DEREG/BI/token/audience'] },
  { ...base, id: 'token-scope-removal',         requirement: 'S-05', title: 'de-registers with access tokens of any scope',   change: overlooks(['scope'], 'deregister'), caughtBy: ['DEREG/BI/token/scope'] },
  { ...base, id: 'plain-text-served',           requirement: 'R-69', title: 'serves the same port without TLS',               change: plain, caughtBy: ['REG/BI/plain-text', 'DEREG/BI/plain-text'] },
  { ...base, id: 'plain-text-token',            requirement: 'S-02', title: 'takes access tokens outside of TLS',             change: plain, pics: { tlsOnly: false }, caughtBy: ['REG/BI/plain-text/token', 'DEREG/BI/plain-text/token'] },
  { ...base, id: 'challenge-basic',             requirement: 'S-14', title: 'asks for Basic in place of Bearer',              change: challenges(() => 'Basic realm="msgs"'), caughtBy: ['WIRE/failure/challenge'] },
  { ...base, id: 'challenge-without-realm',     requirement: 'S-14', title: 'asks for Bearer without a realm',                change: challenges((text) => text.replace(/realm="[^"]*"(?:, )?/, '')), caughtBy: ['WIRE/failure/challenge'] },
  { ...base, id: 'challenge-forbidden',         requirement: 'S-14', title: '403 for a missing or invalid access token',       change: challenges((text) => text, 403), caughtBy: ['WIRE/failure/challenge'] },
  { ...base, id: 'challenge-error-unasked',     requirement: 'S-15', title: 'calls a token invalid that was never sent',       change: challenges((text, flaw) => (flaw === 'missing' ? `${text}, error="invalid_token"` : text)), caughtBy: ['WIRE/failure/challenge-error'] },
  { ...base, id: 'challenge-without-error',     requirement: 'S-15', title: 'does not say that the access token is invalid',   change: challenges((text, flaw) => (flaw === 'scope' ? text : text.replace(/, error="[^"]*"/, ''))), caughtBy: ['WIRE/failure/challenge-error'] },
  { ...base, id: 'challenge-scope-invalid',     requirement: 'S-16', title: 'calls a token without the scope invalid',         change: scopeAsInvalid, caughtBy: ['WIRE/failure/challenge-scope'] },
  { ...base, id: 'token-in-detail',             requirement: 'S-17', title: 'repeats the access token in the detail of a problem', change: echoes, caughtBy: ['WIRE/answer/no-token'] },
  { ...base, id: 'token-in-header',             requirement: 'S-17', title: 'repeats the access token in a header',            change: echoesInHeader, caughtBy: ['WIRE/answer/no-token'] },
  { ...base, id: 'gateway-mismatch',            requirement: 'S-18', title: 'registers for another gateway than the one that asks', change: () => ({ checkGateway: () => undefined }), caughtBy: ['REG/BI/gateway/other-than-authenticated', 'REG/BI/gateway/first-as-second'] },
  { ...base, id: 'gateway-first-by-any',        requirement: 'S-18', title: 'registers for the first gateway, whoever asks', change: (strict) => ({ checkGateway: (ue, call) => (ue.mgwSvcId === referencePixit.gateway.mgwServiceId ? undefined : strict.checkGateway(ue, call)) }), caughtBy: ['REG/BI/gateway/first-as-second'] },
  { ...base, id: 'gateway-mismatch-later',      requirement: 'S-18', title: 'gives a registered UE to another gateway than the one that asks', change: (strict) => ({ checkGateway: (ue, call) => (call.registry.has(ue.key) ? undefined : strict.checkGateway(ue, call)) }), caughtBy: ['REG/BO/gateway/other-than-authenticated'] },
  { ...base, id: 'removal-by-any-gateway',      requirement: 'D-13', title: 'de-registers a UE for any gateway',               change: () => ({ checkOwner: () => undefined }), caughtBy: ['DEREG/BI/gateway/other', 'DEREG/BI/gateway/other-way-round'] },
  { ...base, id: 'removal-by-first-gateway',    requirement: 'D-13', title: 'de-registers any UE for the first gateway',    change: (strict) => ({ checkOwner: (ue, call) => (call.gateway === referencePixit.gateway.mgwServiceId ? undefined : strict.checkOwner(ue, call)) }), caughtBy: ['DEREG/BI/gateway/other-way-round'] },
];
