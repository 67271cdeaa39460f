import type { Deviation, JsonObject, Registration } from '../behaviour.ts';
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

/** Does to an update of a profile what `change` makes of the old and the new availability. */
const updates =
  (change: (old: JsonObject, now: JsonObject) => JsonObject): Deviation['change'] =>
  (strict) => ({
    store: (ue, call) => {
      const [old, now] = [call.registry.get(ue.key)?.ueProf?.['commAvail'], ue.ueProf?.['commAvail']];
      return strict.store(
        isObject(old) && isObject(now) ? { ...ue, ueProf: { ...ue.ueProf, commAvail: change(old, now) } } : ue,
        call,
      );
    },
  });

const scheduleOf = ({ schedCommTime }: JsonObject): JsonObject => (isObject(schedCommTime) ? schedCommTime : {});

const scheduleIsMerged = updates((old, now) =>
  isObject(now['schedCommTime']) ? { ...now, schedCommTime: { ...scheduleOf(old), ...scheduleOf(now) } } : now,
);

/** A list is compared by its length. */
const daysAreKept = updates((old, now) => {
  const [before, after] = [scheduleOf(old)['daysOfWeek'], scheduleOf(now)['daysOfWeek']];
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return now;
  return { ...now, schedCommTime: { ...scheduleOf(now), daysOfWeek: before as unknown } };
});

/** A flag that is not sent stays as it is. */
const flagIsKept = updates((old, now) => ('stoAndFwInd' in old ? { stoAndFwInd: old['stoAndFwInd'], ...now } : now));

const emptyChangesNothing = updates((old, now) => (Object.keys(now).length === 0 ? old : now));

/** An object without members is taken for none. */
const emptyProfileChangesNothing: Deviation['change'] = (strict) => ({
  store: (ue, call) => {
    const old = call.registry.get(ue.key)?.ueProf;
    const isEmpty = ue.ueProf !== undefined && Object.keys(ue.ueProf).length === 0;
    return strict.store(isEmpty && old !== undefined ? { ...ue, ueProf: old } : ue, call);
  },
});

/** A column of the table that is written to when something changes is too narrow. */
const updatesAreCut = updates((_, now) =>
  Object.fromEntries(
    Object.entries(now).map(([name, value]) => [name, typeof value === 'number' ? Math.min(value, 40_000) : value]),
  ),
);

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

/** The days are written before the credential is looked at. */
const daysOfRefused: Deviation['change'] = (strict) => ({
  authenticate: (ue, call) => {
    const before = call.registry.get(ue.key);
    const [old, now] = [before?.ueProf?.['commAvail'], ue.ueProf?.['commAvail']];
    if (before !== undefined && isObject(old) && isObject(now))
      call.registry.set(ue.key, {
        ...before,
        ueProf: {
          ...before.ueProf,
          commAvail: {
            ...old,
            schedCommTime: {
              ...scheduleOf(old),
              daysOfWeek: scheduleOf(now)['daysOfWeek'] ?? scheduleOf(old)['daysOfWeek'],
            },
          },
        },
      });
    return strict.authenticate(ue, call);
  },
});

/** The same of the gateway. */
const gatewayOfRefused: Deviation['change'] = (strict) => {
  const aside = new Map<unknown, string>();
  return {
    admitGateway: (ue, call) => {
      if (!call.registry.has(ue.key) && !aside.has(ue.key)) aside.set(ue.key, ue.mgwSvcId);
      strict.admitGateway(ue, call);
    },
    store: (ue, call) => {
      const mgwSvcId = aside.get(ue.key) ?? ue.mgwSvcId;
      aside.delete(ue.key);
      return strict.store({ ...ue, mgwSvcId }, call);
    },
  };
};

/** An object without members is taken for none, and what was there is kept when the registration goes. */
const comesBackForEmpty: Deviation['change'] = (strict) => {
  const profiles = new Map<string, Registration['ueProf']>();
  return {
    store: (ue, call) => {
      const isEmpty = ue.ueProf !== undefined && Object.keys(ue.ueProf).length === 0;
      const ueProf = isEmpty && !call.registry.has(ue.key) ? (profiles.get(ue.key) ?? ue.ueProf) : ue.ueProf;
      if (!isEmpty) profiles.set(ue.key, ue.ueProf);
      return strict.store(ueProf === undefined ? ue : { ...ue, ueProf }, call);
    },
  };
};

/** A number that is 0 is taken for none. */
const zeroChangesNothing = updates((old, now) =>
  Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value === 0 ? (old[name] ?? 0) : value])),
);

/** Another gateway only takes the UE over. */
const takeOverKeepsProfile: Deviation['change'] = (strict) => ({
  store: ({ ueProf, ...ue }, call) => {
    const old = call.registry.get(ue.key);
    const kept = old === undefined || old.mgwSvcId === ue.mgwSvcId ? ueProf : old.ueProf;
    return strict.store(kept === undefined ? ue : { ...ue, ueProf: kept }, call);
  },
});

/** Profiles of former registrations that come through. */
// oxfmt-ignore
export const former: readonly Fault[] = [
  { id: 'profile-comes-back',            requirement: 'R-64', title: 'the profile of a former registration comes back',                  change: profileComesBack, caughtBy: ['REG/BO/after-deregistration'] },
  { id: 'profile-comes-back-for-empty',  requirement: 'R-64', title: 'the profile of a former registration comes back for an empty one', change: comesBackForEmpty, caughtBy: ['REG/BO/after-deregistration/empty-profile'] },
  { id: 'zero-changes-nothing',          requirement: 'R-62', title: 'keeps the old number where an update has 0',                       change: zeroChangesNothing, caughtBy: ['REG/BV/zero/communicationDurationTime', 'REG/BV/zero/periodicTime', 'REG/BV/zero/dataSizeIndication'] },
  { id: 'profiles-merged',               requirement: 'R-62', title: 'merges the profile of an update into the old one',                 change: profilesAreMerged, caughtBy: ['REG/BO/other-profile'] },
  { id: 'schedule-merged',               requirement: 'R-62', title: 'merges the schedule of an update into the old one',                change: scheduleIsMerged, caughtBy: ['REG/BO/other-profile/shorter-schedule'] },
  { id: 'flag-kept',                     requirement: 'R-62', title: 'keeps a store and forward indication that an update does not name',       change: flagIsKept, caughtBy: ['REG/BO/other-profile/indications'] },
  { id: 'days-kept',                     requirement: 'R-62', title: 'keeps the old days where an update has as many',                   change: daysAreKept, caughtBy: ['REG/BO/other-profile/days'] },
  { id: 'empty-changes-nothing',         requirement: 'W-15', title: 'keeps the old availability when an update has an empty one',       change: emptyChangesNothing, caughtBy: ['REG/BO/empty-availability'] },
  { id: 'empty-profile-changes-nothing', requirement: 'W-15', title: 'keeps the old profile when an update has an empty one',            change: emptyProfileChangesNothing, caughtBy: ['REG/BO/empty-profile'] },
  { id: 'take-over-keeps-profile',       requirement: 'R-62', title: 'keeps the old profile when another gateway registers the UE',      change: takeOverKeepsProfile, caughtBy: ['REG/BO/second-gateway/other-profile'] },
  { id: 'update-cut',                    requirement: 'R-62', title: 'cuts numbers of an update at 40000',                               change: updatesAreCut, caughtBy: ['REG/BO/any-update'] },
  { id: 'profile-stays',                 requirement: 'W-15', title: 'keeps the old profile when an update has none',                    change: profileStays, caughtBy: ['REG/BO/no-profile'] },
  { id: 'refused-days-taken',            requirement: 'R-49', title: 'takes the days of the week of a refused update',                   change: daysOfRefused, caughtBy: ['REG/BO/rejected-change/wrong-credential', 'REG/BO/rejected-change/second-gateway', 'REG/BO/rejected-change/other-credential'] },
  { id: 'refused-gateway-remembered',    requirement: 'R-49', title: 'takes the gateway of a refused registration for the next one',     change: gatewayOfRefused, caughtBy: ['REG/BO/rejected-then-valid/forbidden-gateway', 'REG/BO/rejected-then-valid/unknown-gateway'] },
  { id: 'refused-profile-remembered',    requirement: 'R-49', title: 'takes the profile of a refused registration for the next one',     change: profileOfRefused, caughtBy: ['REG/BO/rejected-then-valid/wrong-credential', 'REG/BO/rejected-then-valid/missing-gateway'] },
];
