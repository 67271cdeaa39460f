import type { Call, Deviation } from '../behaviour.ts';
import { refusals } from '../edit.ts';
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

/** What has a long duration is kept apart, where a de-registration does not look. */
const sparesLongDurations: Deviation['change'] = (strict) => ({
  remove: (ue, call) => {
    const availability = call.registry.get(ue.key)?.ueProf?.['commAvail'] as
      | { readonly commDurTime?: number }
      | undefined;
    return (availability?.commDurTime ?? 0) > 99_999 ? 'removed' : strict.remove(ue, call);
  },
});

/** A way to tidy up that was left in. */
const clears = refusals((answer, call) => {
  if (isDeleteOfNothing(call)) call.registry.clear();
  return answer;
});
const clearsAndSays = refusals((answer, call) => {
  if (!isDeleteOfNothing(call)) return answer;
  call.registry.clear();
  return { status: 200, headers: { 'content-type': 'application/json' }, body: {} };
});

const isDeleteOfNothing = ({ request, operation }: Call): boolean =>
  request.method === 'DELETE' && operation === 'none' && request.url.endsWith('/registrations');

/** De-registrations that undo too little or too much, and what is none and undoes all. */
// oxfmt-ignore
export const removal: readonly Fault[] = [
  { id: 'equal-counted',                 requirement: 'D-05', title: 'a UE registered equally thrice has to be de-registered thrice',             change: countsEqual, caughtBy: ['DEREG/BO/after-equal'] },
  { id: 'long-durations-spared',         requirement: 'D-05', title: 'acknowledges the de-registration of UEs with a long communication duration, and keeps them', change: sparesLongDurations, caughtBy: ['REG/BV/large-number/communicationDurationTime'] },
  { id: 'unknown-costs-last',            requirement: 'D-06', title: 'deletes the last UE where it is to de-register one that is not registered', change: unknownCostsLast, isByChance: true, caughtBy: ['DEREG/BO/never-registered'] },
  { id: 'method-delete-clears',        requirement: 'R-52', title: 'drops every registration on DELETE and says that there is no such method', change: clears, caughtBy: ['REG/BI/method-delete'] },
  { id: 'method-delete-served',        requirement: 'R-41', title: '200 for DELETE, which drops every registration',                change: clearsAndSays, caughtBy: ['REG/BI/method-delete'] },
];
