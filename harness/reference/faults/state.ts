import type { Behaviour, Call, Deviation, Registration } from '../behaviour.ts';
import { referencePixit } from '../provisioning.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';
import { former } from './former.ts';
import { stripped } from './stripped.ts';

/** Stores a registration that is then refused. */
function storesRefused(isStored: (refusal: Refusal) => boolean): Deviation['change'] {
  return (strict) => ({
    refuse: (refusal, call) => {
      if (call.operation === 'register' && call.message !== undefined && isStored(refusal)) storeAnyway(strict, call);
      return strict.refuse(refusal, call);
    },
  });
}

function storeAnyway(strict: Behaviour, call: Call): void {
  const ies = strict.interpret(call);
  if (typeof ies.ueSvcId === 'string') strict.store({ ...ies, key: ies.ueSvcId }, call);
}

/** Deletes a registration although the de-registration is refused. */
function removesRefused(isRemoved: (refusal: Refusal) => boolean): Deviation['change'] {
  return (strict) => ({
    refuse: (refusal, call) => {
      const ueSvcId = call.message?.['ueSvcId'];
      if (call.operation === 'deregister' && typeof ueSvcId === 'string' && isRemoved(refusal))
        call.registry.delete(ueSvcId);
      return strict.refuse(refusal, call);
    },
  });
}

/** Removes the UE and, by a condition that is too wide, some more. */
function removesToo(isRemoved: (other: Registration, own: Registration | undefined) => boolean): Deviation['change'] {
  return (strict) => ({
    remove: (ue, call) => {
      const own = call.registry.get(ue.key);
      const effect = strict.remove(ue, call);
      for (const [key, other] of call.registry) if (isRemoved(other, own)) call.registry.delete(key);
      return effect;
    },
  });
}

const nothingIsRemoved: Deviation['change'] = (strict) => ({
  remove: (ue, call) => (call.registry.has(ue.key) ? 'removed' : strict.remove(ue, call)),
});

const recordPerGateway: Deviation['change'] = (strict) => {
  const records = new Map<string, Map<string, Registration>>();
  return {
    store: (ue, call) => {
      const effect = strict.store(ue, call);
      const [record] = strict.find(ue.key, call);
      if (record !== undefined) records.set(ue.key, new Map([...(records.get(ue.key) ?? []), [ue.mgwSvcId, record]]));
      return effect;
    },
    remove: (ue, call) => {
      records.delete(ue.key);
      return strict.remove(ue, call);
    },
    find: (key) => [...(records.get(key)?.values() ?? [])],
  };
};

/** Besides, the second of them is as good as a credential when its UE leaves. */
const secondGatewayTrusted: Deviation['change'] = (strict) => ({
  ...recordPerGateway(strict),
  authenticate: async (ue, call) => {
    const isSecond = call.registry.get(ue.key)?.mgwSvcId === referencePixit.secondGateway?.mgwServiceId;
    if (call.operation !== 'deregister' || !isSecond) await strict.authenticate(ue, call);
  },
});

/** Appends a record per registration, and reads and deletes by UE Service ID. */
const recordsPileUp: Deviation['change'] = (strict) => {
  const records = new Map<string, readonly Registration[]>();
  return {
    store: (ue, call) => {
      const effect = strict.store(ue, call);
      records.set(ue.key, [...(records.get(ue.key) ?? []), ...strict.find(ue.key, call)]);
      return effect;
    },
    remove: (ue, call) => {
      records.delete(ue.key);
      return strict.remove(ue, call);
    },
    find: (key) => records.get(key) ?? [],
  };
};

/** Deletes one record of several that re-registrations have piled up. */
const oneRecordIsRemoved: Deviation['change'] = (strict) => {
  const counts = new Map<string, number>();
  return {
    store: (ue, call) => {
      counts.set(ue.key, (counts.get(ue.key) ?? 0) + 1);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      const count = (counts.get(ue.key) ?? 1) - 1;
      counts.set(ue.key, count);
      return count > 0 ? 'removed' : strict.remove(ue, call);
    },
  };
};

/** Keeps a record for each gateway, and deletes the newest one. */
const newestGatewayIsRemoved: Deviation['change'] = (strict) => {
  const others = new Map<string, Registration>();
  return {
    store: (ue, call) => {
      const [before] = strict.find(ue.key, call);
      if (before !== undefined && before.mgwSvcId !== ue.mgwSvcId) others.set(ue.key, before);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      const other = others.get(ue.key);
      if (other === undefined) return strict.remove(ue, call);
      call.registry.set(ue.key, other);
      others.delete(ue.key);
      return 'removed';
    },
    find: (key, call) => [...strict.find(key, call), ...(others.has(key) ? [others.get(key) as Registration] : [])],
  };
};

/** Remembers UEs that something happened to, and refuses them from then on. */
function remembers(isRemembered: (refusal: Refusal | undefined, call: Call) => boolean): Deviation['change'] {
  return (strict) => {
    const remembered = new Set<unknown>();
    return {
      refuse: (refusal, call) => {
        if (isRemembered(refusal, call)) remembered.add(call.message?.['ueSvcId']);
        return strict.refuse(refusal, call);
      },
      acknowledge: (ue, effect, call) => {
        if (isRemembered(undefined, call)) remembered.add(ue.ueSvcId);
        return strict.acknowledge(ue, effect, call);
      },
      store: (ue, call) => {
        if (!remembered.has(ue.ueSvcId)) return strict.store(ue, call);
        throw new Refusal(409, { cause: 'UE_LOCKED', detail: 'The UE cannot be registered.' });
      },
    };
  };
}

function storesGateway(gateway: (sent: string) => string): Deviation['change'] {
  return (strict) => ({ store: (ue, call) => strict.store({ ...ue, mgwSvcId: gateway(ue.mgwSvcId) }, call) });
}

/** Keeps the gateway of the first registration. */
const gatewayStays: Deviation['change'] = (strict) => ({
  store: (ue, call) => strict.store({ ...ue, mgwSvcId: call.registry.get(ue.key)?.mgwSvcId ?? ue.mgwSvcId }, call),
});

/** Removes the record late, after the answer. */
const removesLate: Deviation['change'] = (strict) => ({
  remove: (ue, call) => {
    if (!call.registry.has(ue.key)) return strict.remove(ue, call);
    setTimeout(() => call.registry.delete(ue.key), 50).unref();
    return 'removed';
  },
});

/** What is stored and what is deleted. */
// oxfmt-ignore
export const state: readonly Fault[] = [
  ...former,
  ...stripped,
  { id: 'stored-though-malformed',       requirement: 'R-49', title: 'stores a registration that is refused as malformed',               change: storesRefused(({ status }) => status === 400), caughtBy: ['REG/BI/mgwServiceId/omitted', 'REG/BI/mgwServiceId/null', 'REG/BI/mgwServiceId/number'] },
  { id: 'stored-though-bad-credential',  requirement: 'R-49', title: 'stores a registration that is refused for its credential',         change: storesRefused(({ grounds }) => grounds.cause === 'UE_CREDENTIAL_INVALID'), caughtBy: ['REG/BI/credential/wrong', 'REG/BI/credential/of-another-ue', 'REG/BI/credential/first-half'] },
  { id: 'stored-though-unauthorised',    requirement: 'R-49', title: 'stores the registration of a UE that is not authorised',           change: storesRefused(({ grounds }) => grounds.cause === 'UE_NOT_AUTHORISED'), caughtBy: ['REG/BI/ue/unauthorised', 'REG/BI/ue/unknown'] },
  { id: 'stored-though-bad-gateway',     requirement: 'R-49', title: 'stores a registration that is refused for its gateway',            change: storesRefused(({ grounds }) => grounds.cause === 'MGW_NOT_AUTHORISED'), caughtBy: ['REG/BI/gateway/forbidden', 'REG/BI/gateway/unknown'] },
  { id: 'not-stored',                    requirement: 'R-05', title: 'acknowledges registrations and stores nothing',                    change: () => ({ store: () => 'created' }), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'not-updated',                   requirement: 'R-62', title: 'acknowledges an update and keeps the old profile',                 change: (strict) => ({ store: (ue, call) => (call.registry.has(ue.key) ? 'updated' : strict.store(ue, call)) }), caughtBy: ['REG/BO/other-profile'] },
  { id: 'removal-is-no-op',              requirement: 'D-05', title: 'acknowledges de-registrations and deletes nothing',                change: nothingIsRemoved, caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'removal-is-late',               requirement: 'D-16', title: 'deletes 50 ms after the answer',                                   change: removesLate, caughtBy: ['DEREG/BV/minimal', 'DEREG/BV/with-profile'] },
  { id: 'removes-newest-too',            requirement: 'D-06', title: 'deletes the most recently registered UE too',                      change: (strict) => ({ remove: (ue, call) => { const effect = strict.remove(ue, call); const last = [...call.registry.keys()].at(-1); if (last !== undefined) call.registry.delete(last); return effect; } }), caughtBy: ['DEREG/BO/alone/in-turn'] },
  { id: 'removes-gateway',               requirement: 'D-06', title: 'deletes every UE of the gateway',                                  change: removesToo((other, own) => other.mgwSvcId === own?.mgwSvcId), caughtBy: ['DEREG/BO/other-ue'] },
  { id: 'removes-everything',            requirement: 'D-06', title: 'deletes every UE',                                                 change: removesToo(() => true), caughtBy: ['DEREG/BO/other-ue'] },
  { id: 'removed-though-bad-credential', requirement: 'D-07', title: 'refuses a wrong credential and deletes the UE all the same',       change: removesRefused(({ grounds }) => grounds.cause === 'UE_CREDENTIAL_INVALID'), caughtBy: ['DEREG/BI/credential/wrong'] },
  { id: 'removed-though-malformed',      requirement: 'D-09', title: 'refuses a malformed de-registration and deletes the UE all the same', change: removesRefused(({ status }) => status === 400), caughtBy: ['DEREG/BI/ueCredentialInformation/omitted', 'DEREG/BI/ueCredentialInformation/null', 'DEREG/BI/ueCredentialInformation/number'] },
  { id: 'both-gateways',                 requirement: 'R-63', title: 'keeps a record for each gateway that registers a UE',              change: recordPerGateway, caughtBy: ['REG/BO/second-gateway', 'REG/BO/parallel-gateways'] },
  { id: 'both-gateways-second-trusted',  requirement: 'D-07', title: 'keeps a record for each gateway, and takes any credential where the second one registered the UE', change: secondGatewayTrusted, caughtBy: ['REG/BO/any-history'] },
  { id: 'newest-gateway-removed',        requirement: 'D-05', title: 'keeps a record for each gateway and deletes the newest one only',  change: newestGatewayIsRemoved, caughtBy: ['DEREG/BO/after-take-over'] },
  { id: 'records-pile-up',               requirement: 'R-60', title: 'stores a further record for each registration of a UE',            change: recordsPileUp, caughtBy: ['REG/BO/equal-again'] },
  { id: 'one-record-removed',            requirement: 'D-05', title: 'a UE registered twice has to be de-registered twice',              change: oneRecordIsRemoved, caughtBy: ['DEREG/BO/after-update'] },
  { id: 'no-return',                     requirement: 'R-64', title: 'refuses a UE that was de-registered once',                         change: remembers((refusal, { operation }) => refusal === undefined && operation === 'deregister'), caughtBy: ['REG/BO/after-deregistration', 'REG/BO/after-deregistration/other-profile', 'REG/BO/after-deregistration/other-gateway'] },
  { id: 'grudge-credential',             requirement: 'R-70', title: 'refuses a UE for good after one wrong credential',                 change: remembers((refusal) => refusal?.grounds.cause === 'UE_CREDENTIAL_INVALID'), caughtBy: ['REG/BI/credential/wrong', 'REG/BI/credential/of-another-ue', 'REG/BI/credential/first-half'] },
  { id: 'grudge-malformed',              requirement: 'R-70', title: 'refuses a UE for good after one malformed registration',           change: remembers((refusal, { operation }) => refusal?.status === 400 && operation === 'register'), caughtBy: ['REG/BI/mgwServiceId/omitted', 'REG/BI/mgwServiceId/null', 'REG/BI/mgwServiceId/number'] },
  { id: 'gateway-not-stored',            requirement: 'R-13', title: 'stores an empty MGW Service ID',                                   change: storesGateway(() => ''), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'gateway-fixed',                 requirement: 'R-13', title: 'stores the same gateway for every UE',                             change: storesGateway(() => 'mgw-1@msgin5g.example'), caughtBy: ['REG/BV/via-l3g', 'REG/BO/second-gateway', 'REG/BO/after-deregistration/other-gateway'] },
  { id: 'gateway-cut',                   requirement: 'R-13', title: 'stores the MGW Service ID up to the at sign',                      change: storesGateway((sent) => sent.split('@')[0] ?? ''), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'gateway-stays',                 requirement: 'R-13', title: 'acknowledges a take-over and keeps the first gateway',             change: gatewayStays, caughtBy: ['REG/BO/second-gateway'] },
];
