import type { Deviation } from '../behaviour.ts';
import type { Fault } from './fault.ts';

/** Counts equal registrations, of which each has to be taken back. */
const countsEqual: Deviation['change'] = (strict) => {
  const counts = new Map<string, number>();
  return {
    store: (ue, call) => {
      const old = call.registry.get(ue.key);
      const isEqual = old !== undefined && JSON.stringify(old.ueProf) === JSON.stringify(ue.ueProf);
      counts.set(ue.key, isEqual && old.mgwSvcId === ue.mgwSvcId ? (counts.get(ue.key) ?? 1) + 1 : 1);
      return strict.store(ue, call);
    },
    remove: (ue, call) => {
      const left = (counts.get(ue.key) ?? 1) - 1;
      counts.set(ue.key, left);
      return left > 0 && call.registry.has(ue.key) ? 'removed' : strict.remove(ue, call);
    },
  };
};

/** A UE that it does not find costs the one that was registered last. */
const unknownCostsLast: Deviation['change'] = (strict) => ({
  remove: (ue, call) => {
    const last = [...call.registry.keys()].at(-1);
    if (!call.registry.has(ue.key) && last !== undefined) call.registry.delete(last);
    return strict.remove(ue, call);
  },
});

/** De-registrations that undo too little or too much. */
// oxfmt-ignore
export const removal: readonly Fault[] = [
  { id: 'equal-counted',                 requirement: 'D-05', title: 'a UE registered equally thrice has to be de-registered thrice',             change: countsEqual, caughtBy: ['DEREG/BO/after-equal'] },
  { id: 'unknown-costs-last',            requirement: 'D-06', title: 'deletes the last UE where it is to de-register one that is not registered', change: unknownCostsLast, isByChance: true, caughtBy: ['DEREG/BO/never-registered'] },
];
