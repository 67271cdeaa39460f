import type { Behaviour, Call, Deviation, JsonObject } from '../behaviour.ts';
import { isObject } from '../profile.ts';
import { Refusal } from '../refusal.ts';
import { deliver } from '../wire.ts';
import type { Fault } from './fault.ts';

/** Whether a registration has null somewhere in its profile. */
function hasNull({ operation, message = {} }: Call): boolean {
  return operation === 'register' && isNullIn(message['ueProf']);
}

const isNullIn = (value: unknown): boolean =>
  value === null || (isObject(value) && Object.values(value).some(isNullIn));

/** Another value for every null, at every depth. */
function filled(value: unknown, filler: unknown): unknown {
  if (value === null) return filler;
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filled(inner, filler)]));
}

/** Stores something in place of null. */
const stores =
  (filler: unknown): Deviation['change'] =>
  (strict) => ({
    interpret: (call) => {
      const ies = strict.interpret(call);
      return hasNull(call) ? { ...ies, ueProf: filled(call.message?.['ueProf'], filler) as JsonObject } : ies;
    },
  });

const withoutProfile: Deviation['change'] = (strict) => ({
  interpret: (call) => {
    const { ueProf, ...ies } = strict.interpret(call);
    return hasNull(call) || ueProf === undefined ? ies : { ...ies, ueProf };
  },
});

const grounds = { cause: 'INVALID_MSG_FORMAT', detail: 'No member of a profile may be null.' };

/** Refuses null, after `before` was done. */
const refuses =
  (before: (strict: Behaviour, call: Call) => void = () => undefined): Deviation['change'] =>
  (strict) => ({
    judge: (defects, call) => {
      strict.judge(defects, call);
      if (!hasNull(call)) return;
      before(strict, call);
      throw new Refusal(400, grounds);
    },
  });

const storesFirst = refuses((strict, call) => {
  const ies = strict.interpret(call);
  strict.store({ ...ies, key: ies.ueSvcId }, call);
});

const crashes: Deviation['change'] = (strict) => ({
  inspect: (call) => {
    if (hasNull(call)) throw new TypeError('cannot read properties of null');
    return strict.inspect(call);
  },
});

const closes: Deviation['change'] = (strict) => ({
  ...refuses()(strict),
  deliver: (reply, outgoing) =>
    reply.text.includes(grounds.detail) ? void outgoing.socket?.destroy() : deliver(reply, outgoing),
});

/** Optional IEs that are null. */
// oxfmt-ignore
export const nulls: readonly Fault[] = [
  { id: 'null-500',             requirement: 'R-53', title: 'answers 500 to a profile with null in it',                       change: crashes, caughtBy: ['REG/BI/profile/null', 'REG/BI/profile.communicationAvailability/null', 'REG/BI/profile.communicationAvailability.scheduledCommunicationTime/null'] },
  { id: 'null-stored-as-text',  requirement: 'R-53', title: 'stores the text "null" for a member of a profile that is null',  change: stores('null'), caughtBy: ['REG/BI/profile/null', 'REG/BI/profile.communicationAvailability/null', 'REG/BI/profile.communicationAvailability.scheduledCommunicationTime/null'] },
  { id: 'null-stored-as-zero',  requirement: 'R-53', title: 'stores 0 for a member of a profile that is null',                change: stores(0), caughtBy: ['REG/BI/profile/null', 'REG/BI/profile.communicationAvailability/null', 'REG/BI/profile.communicationAvailability.scheduledCommunicationTime/null'] },
  { id: 'null-drops-profile',   requirement: 'R-06', title: 'registers without the profile when something in it is null',     change: withoutProfile, caughtBy: ['REG/BI/profile.communicationAvailability.scheduledCommunicationTime/null', 'REG/BI/profile.communicationAvailability.scheduledCommunicationTime.daysOfWeek/null', 'REG/BI/profile.communicationAvailability.scheduledCommunicationTime.timeOfDayStart/null'] },
  { id: 'null-refused-stored',  requirement: 'R-49', title: 'refuses a profile with null in it and stores the UE all the same', change: storesFirst, caughtBy: ['REG/BI/profile/null', 'REG/BI/profile.communicationAvailability/null', 'REG/BI/profile.communicationAvailability.scheduledCommunicationTime/null'] },
  { id: 'null-unanswered',      requirement: 'R-50', title: 'closes the connection over a profile with null in it',           change: closes, caughtBy: ['REG/BI/profile/null', 'REG/BI/profile.communicationAvailability/null', 'REG/BI/profile.communicationAvailability.scheduledCommunicationTime/null'] },
];
