import type { Deviation } from '../behaviour.ts';
import { isObject } from '../profile.ts';
import type { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';

/** Refuses another registration of a UE, and has forgotten the profile of the first one. */
function stripsRefused(isStripped: (refusal: Refusal) => boolean): Deviation['change'] {
  return (strict) => ({
    refuse: (refusal, call) => {
      const record = call.registry.get(String(call.message?.['ueSvcId']));
      if (call.operation === 'register' && record !== undefined && isStripped(refusal)) {
        const { ueProf: _, ...rest } = record;
        call.registry.set(record.ueSvcId, rest);
      }
      return strict.refuse(refusal, call);
    },
  });
}

/** Writes one member after the other, and stops at the one that is malformed. */
const partlyApplied: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    const { message, registry, operation } = call;
    const record = registry.get(String(message?.['ueSvcId']));
    const sent = isObject(message?.['ueProf']) ? message['ueProf']['commAvail'] : undefined;
    const isMalformed = refusal.grounds.cause === 'OPTIONAL_IE_INCORRECT' && operation === 'register';
    if (isMalformed && record !== undefined && isObject(sent) && typeof sent['perTime'] === 'number') {
      const before = isObject(record.ueProf?.['commAvail']) ? record.ueProf['commAvail'] : {};
      const commAvail = { ...before, perTime: sent['perTime'] };
      registry.set(record.ueSvcId, { ...record, ueProf: { ...record.ueProf, commAvail } });
    }
    return strict.refuse(refusal, call);
  },
});

/** Has noted who asks by the time that the profile is found malformed. */
const takenOverThough: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    const { message, registry, operation } = call;
    const record = registry.get(String(message?.['ueSvcId']));
    const isMalformed = refusal.grounds.cause === 'OPTIONAL_IE_INCORRECT' && operation === 'register';
    if (isMalformed && record !== undefined)
      registry.set(record.ueSvcId, { ...record, mgwSvcId: String(message?.['mgwSvcId']) });
    return strict.refuse(refusal, call);
  },
});

/** What a refused change takes along. */
// oxfmt-ignore
export const stripped: readonly Fault[] = [
  { id: 'stripped-though-bad-gateway',   requirement: 'R-49', title: 'refuses a change for its gateway and drops the profile that was there', change: stripsRefused(({ grounds }) => grounds.cause === 'MGW_NOT_AUTHORISED'), caughtBy: ['REG/BO/rejected-change/forbidden-gateway', 'REG/BO/rejected-change/unknown-gateway'] },
  { id: 'stripped-though-malformed',     requirement: 'R-49', title: 'refuses a malformed change and drops the profile that was there',   change: stripsRefused(({ grounds }) => grounds.cause === 'OPTIONAL_IE_INCORRECT'), caughtBy: ['REG/BO/rejected-change/malformed-profile'] },
  { id: 'malformed-change-in-part',      requirement: 'R-49', title: 'refuses a malformed change and keeps what was valid of it',         change: partlyApplied, caughtBy: ['REG/BO/rejected-change/malformed-part'] },
  { id: 'malformed-takes-over',          requirement: 'R-49', title: 'gives a registered UE to a gateway whose malformed registration it refuses', change: takenOverThough, caughtBy: ['REG/BO/rejected-change/malformed-second-gateway'] },
];
