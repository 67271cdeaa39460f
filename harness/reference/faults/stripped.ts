import type { Deviation } from '../behaviour.ts';
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

/** What a refused change takes along. */
// oxfmt-ignore
export const stripped: readonly Fault[] = [
  { id: 'stripped-though-bad-gateway',   requirement: 'R-49', title: 'refuses a change for its gateway and drops the profile that was there', change: stripsRefused(({ grounds }) => grounds.cause === 'MGW_NOT_AUTHORISED'), caughtBy: ['REG/BO/rejected-change/forbidden-gateway', 'REG/BO/rejected-change/unknown-gateway'] },
  { id: 'stripped-though-malformed',     requirement: 'R-49', title: 'refuses a malformed change and drops the profile that was there',   change: stripsRefused(({ grounds }) => grounds.cause === 'OPTIONAL_IE_INCORRECT'), caughtBy: ['REG/BO/rejected-change/malformed-profile'] },
];
