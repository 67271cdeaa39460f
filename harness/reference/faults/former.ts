import type { Deviation, Registration } from '../behaviour.ts';
import { isObject } from '../profile.ts';
import type { Fault } from './fault.ts';

/** Keeps the profile when the registration goes. */
const profileComesBack: Deviation['change'] = (strict) => {
  const profiles = new Map<string, Registration['ueProf']>();
  return {
    store: (ue, call) => {
      const ueProf = ue.ueProf ?? profiles.get(ue.key);
      profiles.set(ue.key, ueProf);
      return strict.store(ueProf === undefined ? ue : { ...ue, ueProf }, call);
    },
  };
};

const profilesAreMerged: Deviation['change'] = (strict) => ({
  store: (ue, call) => {
    const commAvail = [call.registry.get(ue.key)?.ueProf?.['commAvail'], ue.ueProf?.['commAvail']].filter(isObject);
    if (commAvail.length === 0) return strict.store(ue, call);
    return strict.store({ ...ue, ueProf: { commAvail: Object.assign({}, ...commAvail) as unknown } }, call);
  },
});

const profileStays: Deviation['change'] = (strict) => ({
  store: (ue, call) => {
    const ueProf = ue.ueProf ?? call.registry.get(ue.key)?.ueProf;
    return strict.store(ueProf === undefined ? ue : { ...ue, ueProf }, call);
  },
});

/** The profile is kept aside before the registration is checked. */
const profileOfRefused: Deviation['change'] = (strict) => {
  const aside = new Map<unknown, Registration['ueProf']>();
  return {
    refuse: (refusal, call) => {
      if (call.operation === 'register' && isObject(call.message?.['ueProf']))
        aside.set(call.message['ueSvcId'], call.message['ueProf']);
      return strict.refuse(refusal, call);
    },
    store: (ue, call) => {
      const ueProf = ue.ueProf ?? aside.get(ue.ueSvcId);
      aside.delete(ue.ueSvcId);
      return strict.store(ueProf === undefined ? ue : { ...ue, ueProf }, call);
    },
  };
};

/** Profiles of former registrations that come through. */
// oxfmt-ignore
export const former: readonly Fault[] = [
  { id: 'profile-comes-back',            requirement: 'R-64', title: 'the profile of a former registration comes back',                  change: profileComesBack, caughtBy: ['REG/BO/after-deregistration'] },
  { id: 'profiles-merged',               requirement: 'R-62', title: 'merges the profile of an update into the old one',                 change: profilesAreMerged, caughtBy: ['REG/BO/other-profile'] },
  { id: 'profile-stays',                 requirement: 'W-15', title: 'keeps the old profile when an update has none',                    change: profileStays, caughtBy: ['REG/BO/no-profile'] },
  { id: 'refused-profile-remembered',    requirement: 'R-49', title: 'takes the profile of a refused registration for the next one',     change: profileOfRefused, caughtBy: ['REG/BO/rejected-then-valid/wrong-credential', 'REG/BO/rejected-then-valid/missing-gateway'] },
];
