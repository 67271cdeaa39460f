import type { Behaviour, Call, Defect, Deviation, JsonObject } from '../behaviour.ts';
import { refusals } from '../edit.ts';
import { isObject } from '../profile.ts';
import { referencePixit } from '../provisioning.ts';
import { Refusal } from '../refusal.ts';
import { credentialIgnored } from './policy.ts';
import type { Variant } from './variant.ts';

const members: ReadonlySet<string> = new Set(
  'msgType ueSvcId mgwSvcId ueCredInfo ueProf commAvail schedCommTime daysOfWeek timeOfDayStart timeOfDayEnd commDurTime perCommInd perTime dataSizeInd stoAndFwInd'.split(
    ' ',
  ),
);

const hasUnknown = (value: unknown): boolean =>
  isObject(value) && Object.entries(value).some(([name, inner]) => !members.has(name) || hasUnknown(inner));

/** Refuses a member that nobody declared in a part of each message. */
export const closes =
  (part: (call: Call) => unknown): Deviation['change'] =>
  (strict) => ({
    judge: (defects, call) => {
      strict.judge(defects, call);
      if (hasUnknown(part(call)))
        throw new Refusal(400, {
          cause: 'INVALID_MSG_FORMAT',
          detail: 'The message has a member that it must not have.',
        });
    },
  });

/** Refuses a message with a member that nobody declared. */
export const schemaClosed = closes(({ message }) => message);

/** Whom the secured connection says the gateway to be. */
const gatewayKnown: Deviation['change'] = (strict) => ({
  inspect: (call) => strict.inspect(call).filter(({ param, reason }) => param !== '/mgwSvcId' || reason !== 'missing'),
  interpret: (call) => {
    const ies = strict.interpret(call);
    return typeof ies.mgwSvcId === 'string' ? ies : { ...ies, mgwSvcId: referencePixit.gateway.mgwServiceId };
  },
});

const credentialShared: Deviation['change'] = (strict) => ({
  authenticate: (ue, call) => (/^cred-/i.test(ue.ueCredInfo.trim()) ? undefined : strict.authenticate(ue, call)),
});

/** UE credential information is verified where there is any. */
const credentialOptional: Deviation['change'] = (strict) => ({
  inspect: (call) =>
    strict.inspect(call).filter(({ param, reason }) => param !== '/ueCredInfo' || reason !== 'missing'),
  authenticate: (ue, call) => (call.message?.['ueCredInfo'] === undefined ? undefined : strict.authenticate(ue, call)),
});

/** Errors in a format of its own, with the status of the strict server. */
const errorsOfItsOwn = refusals(({ status, headers, body }) => {
  const { detail } = body as JsonObject;
  return {
    status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: { error: { code: status, detail } },
  };
});

const serves =
  (isServed: (ue: Parameters<Behaviour['authorise']>[0]) => boolean): Deviation['change'] =>
  (strict) => ({
    authorise: (ue, call) => {
      if (!isServed(ue)) throw new Refusal(403, { cause: 'UE_NOT_AUTHORISED', detail: 'The UE is not served.' });
      strict.authorise(ue, call);
    },
  });

const isPlain = (ueSvcId: unknown): boolean => typeof ueSvcId !== 'string' || /^[\w@.-]{0,64}$/.test(ueSvcId);
const oddId: Defect = { param: '/ueSvcId', cause: 'MANDATORY_IE_INCORRECT', reason: 'not an identifier' };

/** Identifiers have a syntax, in messages and in the look-up. */
const syntaxOfIds: Deviation['change'] = (strict) => ({
  checkQuery: (call) => {
    strict.checkQuery(call);
    if (call.operation === 'lookup' && !isPlain(new URL(call.request.url).searchParams.get('ue-svc-id')))
      throw new Refusal(400, { detail: 'There is no such identifier.' });
  },
  inspect: (call) => [...strict.inspect(call), ...(isPlain(call.message?.['ueSvcId']) ? [] : [oddId])],
});

/** What a server claims or does not claim. */
// oxfmt-ignore
export const claim: readonly Variant[] = [
  { id: 'schema-closed',          title: 'refuses members that its schema does not have',        change: schemaClosed, pics: { closedSchema: true } },
  { id: 'gateway-from-transport', title: 'takes the gateway from the connection where it is absent', change: gatewayKnown, pics: { gatewayFromTransport: true } },
  { id: 'credential-shared',      title: 'accepts the credential of any of its UEs',             change: credentialShared, pics: { credentialPerUe: false } },
  { id: 'errors-own',             title: 'errors in a format of its own',                        change: errorsOfItsOwn, pics: { errorProfile: false } },
  { id: 'release-18',             title: 'knows no UE credential information',                   change: credentialIgnored, release: 'rel-18' },
  { id: 'release-18-optional',    title: 'verifies UE credential information where there is any', change: credentialOptional, release: 'rel-18' },
  { id: 'n3g-only',               title: 'serves no Legacy 3GPP Message Gateways',               change: serves(({ mgwSvcId }) => mgwSvcId !== referencePixit.secondGateway?.mgwServiceId), pics: { legacy3gpp: false } },
  { id: 'no-free-identities',     title: 'knows no UE Service IDs of free choice',               change: serves(({ ueSvcId }) => !ueSvcId.startsWith('free-')) },
  { id: 'id-syntax',              title: 'refuses UE Service IDs that its syntax does not have', change: syntaxOfIds },
];
