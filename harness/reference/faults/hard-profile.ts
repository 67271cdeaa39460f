import type { Deviation, Registration, UeRequest } from '../behaviour.ts';
import { isObject } from '../profile.ts';
import type { Fault } from './fault.ts';

const withoutProfile = ({ ueSvcId, mgwSvcId }: Registration): Registration => ({ ueSvcId, mgwSvcId });

/** Remembers the profile that a look-up found until the UE is de-registered. */
const lookUpRemembers: Deviation['change'] = (strict) => {
  const seen = new Map<string, Registration>();
  return {
    find: (key, call) =>
      strict.find(key, call).map((found) => {
        const { ueProf } = seen.get(key) ?? found;
        seen.set(key, seen.get(key) ?? found);
        return ueProf === undefined ? withoutProfile(found) : { ...found, ueProf };
      }),
    remove: (ue, call) => {
      seen.delete(ue.key);
      return strict.remove(ue, call);
    },
  };
};

/** Has nothing to do where the profile is the one that is stored. */
const sameProfileSameOwner: Deviation['change'] = (strict) => ({
  store: (ue, call) => {
    const before = call.registry.get(ue.key);
    const isEqual = ue.ueProf !== undefined && JSON.stringify(before?.ueProf) === JSON.stringify(ue.ueProf);
    return isEqual ? 'updated' : strict.store(ue, call);
  },
});

/** Finds the profile that another gateway once gave. */
const profileOfOtherGateway: Deviation['change'] = (strict) => {
  const given = new Map<string, UeRequest>();
  return {
    store: (ue, call) => {
      const former = given.get(ue.key);
      if (ue.ueProf !== undefined) given.set(ue.key, ue);
      const isForeign = former !== undefined && former.mgwSvcId !== ue.mgwSvcId && !call.registry.has(ue.key);
      return strict.store(isForeign ? { ...former, ...ue } : ue, call);
    },
  };
};

/** A refused de-registration has dropped the profile by then. */
const refusalDropsProfile: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    const key = call.message?.['ueSvcId'];
    const record = typeof key === 'string' ? call.registry.get(key) : undefined;
    if (call.operation === 'deregister' && refusal.grounds.cause === 'UE_CREDENTIAL_INVALID' && record !== undefined)
      call.registry.set(record.ueSvcId, withoutProfile(record));
    return strict.refuse(refusal, call);
  },
});

/** A refused registration takes the newest record for its own, and empties it. */
const refusalStripsNewest: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    const [key, newest] = [...call.registry].at(-1) ?? [];
    const isOther = key !== undefined && key !== call.message?.['ueSvcId'];
    if (call.operation === 'register' && isOther && newest !== undefined)
      call.registry.set(key, withoutProfile(newest));
    return strict.refuse(refusal, call);
  },
});

/** Does something else with the n-th registration of a UE since it was last de-registered. */
function fromNth(
  n: number,
  change: (ue: UeRequest, before: Registration | undefined) => UeRequest,
): Deviation['change'] {
  return (strict) => {
    const counts = new Map<string, number>();
    return {
      store: (ue, call) => {
        const count = (counts.get(ue.key) ?? 0) + 1;
        counts.set(ue.key, count);
        if (count < n) return strict.store(ue, call);
        return strict.store(change(ue, call.registry.get(ue.key)), call);
      },
      remove: (ue, call) => {
        counts.delete(ue.key);
        return strict.remove(ue, call);
      },
    };
  };
}

const merged = (ue: UeRequest, before: Registration | undefined): UeRequest => {
  const parts = [before?.ueProf?.['commAvail'], ue.ueProf?.['commAvail']].filter(isObject);
  return parts.length === 0 ? ue : { ...ue, ueProf: { commAvail: Object.assign({}, ...parts) as unknown } };
};

/** A freed record is used again for another UE, with what was in it. */
const recordsReused: Deviation['change'] = (strict) => {
  const freed: Registration[] = [];
  return {
    remove: (ue, call) => {
      const record = call.registry.get(ue.key);
      if (record?.ueProf !== undefined) freed.push(record);
      return strict.remove(ue, call);
    },
    store: (ue, call) => {
      if (call.registry.has(ue.key)) return strict.store(ue, call);
      const { ueProf } = freed.findLast(({ ueSvcId }) => ueSvcId !== ue.ueSvcId) ?? {};
      freed.length = 0;
      return strict.store(ue.ueProf === undefined && ueProf !== undefined ? { ...ue, ueProf } : ue, call);
    },
  };
};

/** What becomes of profiles only at the end of a certain sequence of requests. */
// oxfmt-ignore
export const hardProfile: readonly Fault[] = [
  { id: 'look-up-remembers',          requirement: 'R-62', title: 'shows what a look-up saw before the update',                             change: lookUpRemembers, caughtBy: ['REG/BO/any-history'] },
  { id: 'same-profile-same-owner',    requirement: 'R-13', title: 'ignores a take-over with the profile that is stored',                    change: sameProfileSameOwner, caughtBy: ['REG/BO/any-history'] },
  { id: 'profile-of-other-gateway',   requirement: 'R-64', title: 'gives a UE the profile that another gateway once registered it with',    change: profileOfOtherGateway, caughtBy: ['REG/BO/after-deregistration/other-gateway'] },
  { id: 'refusal-drops-profile',      requirement: 'D-07', title: 'drops the profile when it refuses a de-registration',                    change: refusalDropsProfile, caughtBy: ['DEREG/BI/credential/wrong', 'DEREG/BI/credential/wrong/with-profile', 'DEREG/BI/credential/wrong/after-update'] },
  { id: 'refusal-strips-newest',      requirement: 'R-52', title: 'drops the profile of the newest UE when it refuses another',             change: refusalStripsNewest, caughtBy: ['REG/BO/any-history'] },
  { id: 'third-registration-ignored', requirement: 'R-62', title: 'acknowledges the third registration of a UE and those after it only',    change: fromNth(3, (ue, before) => ({ ...ue, ...(before?.ueProf && { ueProf: before.ueProf }) })), caughtBy: ['REG/BO/any-history'] },
  { id: 'third-registration-merged',  requirement: 'R-62', title: 'merges profiles from the third registration of a UE on',                 change: fromNth(3, merged), caughtBy: ['REG/BO/any-history'] },
  { id: 'records-reused',             requirement: 'R-06', title: 'a UE without a profile gets that of another one that left',              change: recordsReused, caughtBy: ['REG/BO/any-history'] },
];
