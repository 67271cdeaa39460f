import { isDeepStrictEqual } from 'node:util';
import { locationOf } from '../answer.ts';
import type { Behaviour, Call, Defect, Deviation, JsonObject, UeRequest } from '../behaviour.ts';
import { isObject, profileDefects, valueAt } from '../profile.ts';
import { subscriberOf } from '../provisioned.ts';
import { Refusal } from '../refusal.ts';
import { renewed, replaced } from './renewed.ts';
import type { Variant } from './variant.ts';

type Same = (ue: UeRequest, call: Call) => boolean;

const isKnown: Same = (ue, { registry }) => registry.has(ue.key);
const isEqual: Same = (ue, { registry }) => {
  const { ueSvcId, mgwSvcId, ueProf } = ue;
  return isDeepStrictEqual(registry.get(ue.key), { ueSvcId, mgwSvcId, ...(ueProf !== undefined && { ueProf }) });
};
const isChanged: Same = (ue, call) => isKnown(ue, call) && !isEqual(ue, call);
const isTakeOver: Same = (ue, { registry }) =>
  isKnown(ue, { registry } as Call) && registry.get(ue.key)?.mgwSvcId !== ue.mgwSvcId;

/** Refuses some registrations of registered UEs and leaves what is stored. */
function refuses(isRefused: Same, status: number, cause: string): Deviation['change'] {
  return (strict) => ({
    store: (ue, call) => {
      if (isRefused(ue, call)) throw new Refusal(status, { cause, detail: 'The UE is registered already.' });
      return strict.store(ue, call);
    },
  });
}

/** Leaves an equal registration alone, and says so. */
function unchanged(answer: (ue: UeRequest) => ReturnType<Behaviour['acknowledge']>): Deviation['change'] {
  return (strict) => ({
    store: (ue, call) => (isEqual(ue, call) ? 'unchanged' : strict.store(ue, call)),
    acknowledge: (ue, effect, call) => (effect === 'unchanged' ? answer(ue) : strict.acknowledge(ue, effect, call)),
  });
}

/** Refuses another registration of a registered UE, and drops the first one. */
const refusesAndDrops: Deviation['change'] = (strict) => ({
  store: (ue, call) => {
    if (!isKnown(ue, call)) return strict.store(ue, call);
    call.registry.delete(ue.key);
    throw new Refusal(409, { cause: 'ALREADY_REGISTERED', detail: 'The UE was registered already.' });
  },
});

/** A redirect with the registration in its body. */
function seeOther({ ueSvcId, mgwSvcId }: UeRequest): ReturnType<Behaviour['acknowledge']> {
  const headers = { location: locationOf(ueSvcId), 'content-type': 'application/json' };
  return { status: 303, headers, body: { registration: { ueSvcId, mgwSvcId } } };
}

function duplicateFailure({ ueSvcId }: UeRequest): ReturnType<Behaviour['acknowledge']> {
  const body = { ueSvcId, result: 'FAILURE', failureCause: 'already registered' };
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
}

const rejectionDrops: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    const ueSvcId = call.message?.['ueSvcId'];
    if (call.operation === 'register' && typeof ueSvcId === 'string') call.registry.delete(ueSvcId);
    return strict.refuse(refusal, call);
  },
});

const idempotentRemoval: Deviation['change'] = (strict) => ({
  remove: (ue, call) => (subscriberOf(ue.key) === undefined || isKnown(ue, call) ? strict.remove(ue, call) : 'removed'),
});

const failedRemoval: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    if (refusal.grounds.cause !== 'UE_NOT_REGISTERED') return strict.refuse(refusal, call);
    const body = { ueSvcId: call.message?.['ueSvcId'], result: 'FAILURE', failureCause: 'unknown UE' };
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  },
});

/** Takes no notice of UE credential information. */
export const credentialIgnored: Deviation['change'] = (strict) => ({
  inspect: (call) => strict.inspect(call).filter(({ param }) => param !== '/ueCredInfo'),
  authenticate: () => undefined,
});

const optionalIes = new Set(['ueProf', 'commAvail', 'schedCommTime', 'commDurTime', 'perCommInd', 'perTime']);

function nullsOf(message: JsonObject, param: string): readonly Defect[] {
  return Object.entries(message).flatMap(([name, value]): readonly Defect[] => {
    if (value === null && optionalIes.has(name)) {
      return [{ param: `${param}/${name}`, cause: 'OPTIONAL_IE_INCORRECT', reason: 'null' }];
    }
    return isObject(value) && optionalIes.has(name) ? nullsOf(value, `${param}/${name}`) : [];
  });
}

const nullRefused: Deviation['change'] = (strict) => ({
  inspect: (call) => [
    ...strict.inspect(call),
    ...(call.operation === 'register' ? nullsOf(call.message ?? {}, '') : []),
  ],
});

const malformedIgnored: Deviation['change'] = (strict) => ({
  inspect: (call) => strict.inspect(call).filter(({ cause }) => cause !== 'OPTIONAL_IE_INCORRECT'),
  interpret: ({ message, ...call }) => {
    const isUsable = profileDefects(message?.['ueProf']).length === 0;
    return strict.interpret({ ...call, message: isUsable ? { ...message } : { ...message, ueProf: undefined } });
  },
});

const oddValuesStored: Deviation['change'] = (strict) => ({
  inspect: (call) => strict.inspect(call).filter(({ param }) => !param.startsWith('/ueProf/')),
  interpret: (call) => ({ ...strict.interpret(call), ...profileAsSent(call) }),
});

const indicator = '/ueProf/commAvail/perCommInd';

const anyIndicator: Deviation['change'] = (strict) => ({
  inspect: (call) =>
    strict.inspect(call).filter(({ param }) => param !== indicator || typeof valueAt(call, indicator) !== 'string'),
});

function profileAsSent({ message }: Call): { readonly ueProf?: JsonObject } {
  const ueProf = message?.['ueProf'];
  return isObject(ueProf) ? { ueProf } : {};
}

/** Choices about what is accepted and what becomes of it. */
// oxfmt-ignore
export const policy: readonly Variant[] = [
  { id: 'duplicate-409',             title: 'refuses every registration of a registered UE with 409',                 change: refuses(isKnown, 409, 'ALREADY_REGISTERED') },
  { id: 'location-renewed',          title: '201 with a Location of its own for every registration, in place of the one before', change: renewed(replaced.unknown) },
  { id: 'location-renewed-success',  title: '201 with a Location of its own for every registration, and 204 to the removal of one that was replaced', change: renewed(replaced.gone) },
  { id: 'duplicate-303',             title: '303 with Location for an equal registration',                           change: unchanged(({ ueSvcId }) => ({ status: 303, headers: { location: locationOf(ueSvcId) } })) },
  { id: 'duplicate-303-body',        title: '303 with Location and the registration in the body',                    change: unchanged(seeOther) },
  { id: 'duplicate-409-drops',       title: 'refuses every registration of a registered UE and drops the old one',   change: refusesAndDrops },
  { id: 'duplicate-failure',         title: 'FAILURE for an equal registration',                                     change: unchanged(duplicateFailure) },
  { id: 'changed-profile-409',       title: 'refuses a changed registration of a registered UE, accepts an equal one', change: refuses(isChanged, 409, 'MODIFICATION_NOT_ALLOWED') },
  { id: 'take-over-403',             title: 'refuses a registration through another gateway than the first',         change: refuses(isTakeOver, 403, 'UE_OF_OTHER_GATEWAY') },
  { id: 'rejection-drops',           title: 'a refused registration of a registered UE drops the old one',           change: rejectionDrops },
  { id: 'unknown-removal-success',   title: 'SUCCESS for the de-registration of a UE that is not registered',        change: idempotentRemoval },
  { id: 'unknown-removal-failure',   title: '200 with FAILURE for the de-registration of a UE that is not registered', change: failedRemoval },
  { id: 'credential-ignored',        title: 'ignores UE credentials because the gateway is trusted',                 change: credentialIgnored, pics: { gatewayTrusted: true } },
  { id: 'gateway-unchecked',         title: 'accepts registrations by any gateway',                                  change: () => ({ admitGateway: () => undefined }) },
  { id: 'null-refused',              title: 'refuses optional IEs that are null',                                    change: nullRefused },
  { id: 'malformed-profile-ignored', title: 'registers without a malformed profile',                                 change: malformedIgnored },
  { id: 'indicator-any-text',        title: 'takes any text for the indication of periodic communication, an empty one too', change: anyIndicator, meets: ['REG/BI/profile.communicationAvailability.periodicCommunicationIndicator/empty'] },
  { id: 'odd-values-stored',         title: 'stores profiles with any values',                                       change: oddValuesStored },
  { id: 'profile-as-sent',           title: 'stores unknown members of the profile too',                             change: (strict) => ({ interpret: (call) => ({ ...strict.interpret(call), ...profileAsSent(call) }) }) },
];
