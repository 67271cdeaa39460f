import { isDeepStrictEqual } from 'node:util';
import type { Behaviour, Call, Deviation, JsonObject } from '../behaviour.ts';
import { without } from '../edit.ts';
import { isObject } from '../profile.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';
import { nulls } from './nulls.ts';
import { numbers } from './numbers.ts';
import { values } from './values.ts';

const known = new Set(['ueSvcId', 'mgwSvcId', 'ueCredInfo', 'ueProf']);

function refuses(operation: Call['operation'], isRefused: (message: JsonObject) => boolean): Deviation['change'] {
  return (strict) => ({
    judge: (defects, call) => {
      if (call.operation === operation && isRefused(call.message ?? {})) {
        throw new Refusal(400, { cause: 'INVALID_MSG_FORMAT', detail: 'The message violates its schema.' });
      }
      strict.judge(defects, call);
    },
  });
}

function hasUnknown(message: JsonObject): boolean {
  return Object.keys(message).some((name) => !known.has(name));
}

function availabilityOf(message: JsonObject): unknown {
  return isObject(message['ueProf']) ? message['ueProf']['commAvail'] : undefined;
}

/** Stores another profile than the one that was sent. */
function storesProfile(edit: (profile: JsonObject) => JsonObject): Deviation['change'] {
  return (strict) => ({
    store: (ue, call) => strict.store(ue.ueProf === undefined ? ue : { ...ue, ueProf: edit(ue.ueProf) }, call),
  });
}

function editAvailability(edit: (availability: JsonObject) => JsonObject): (profile: JsonObject) => JsonObject {
  return (profile) =>
    isObject(profile['commAvail']) ? { ...profile, commAvail: edit(profile['commAvail']) } : profile;
}

/** A column that holds one day where the message has a list. */
function firstDayOnly(availability: JsonObject): JsonObject {
  const schedule = availability['schedCommTime'];
  if (!isObject(schedule) || !Array.isArray(schedule['daysOfWeek'])) return availability;
  return { ...availability, schedCommTime: { ...schedule, daysOfWeek: schedule['daysOfWeek'].slice(0, 1) } };
}

/** Takes a schedule without days for one of working days. */
function workingDays(availability: JsonObject): JsonObject {
  const schedule = availability['schedCommTime'];
  if (!isObject(schedule) || 'daysOfWeek' in schedule) return availability;
  return { ...availability, schedCommTime: { ...schedule, daysOfWeek: [1, 2, 3, 4, 5] } };
}

/** Takes what it cannot use of a profile for absent. */
function overlooks(isOverlooked: (param: string) => boolean): Deviation['change'] {
  return (strict) => ({
    inspect: (call) => strict.inspect(call).filter(({ param }) => !isOverlooked(param)),
  });
}

/** Falls over a profile that it cannot use. */
const crashesOnProfile =
  (isPrepared: (call: Call) => boolean = () => false): Deviation['change'] =>
  (strict: Behaviour) => ({
    inspect: (call) => {
      const defects = strict.inspect(call);
      const isMalformed = defects.some(({ cause }) => cause === 'OPTIONAL_IE_INCORRECT');
      if (isMalformed && !isPrepared(call)) throw new TypeError('cannot read ueProf');
      return defects;
    },
  });

const isNew = ({ message, registry }: Call): boolean => !registry.has(String(message?.['ueSvcId']));

/** Optional IEs and unknown members. */
// oxfmt-ignore
export const optional: readonly Fault[] = [
  ...nulls,
  ...numbers,
  ...values,
  { id: 'profile-refused',               requirement: 'R-09', title: 'refuses a registration with Communication Availability',              change: refuses('register', (message) => isObject(availabilityOf(message))), caughtBy: ['REG/BV/full', 'REG/BV/profile/communicationAvailability/empty', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/empty'] },
  { id: 'profile-demanded',              requirement: 'R-07', title: 'refuses a registration without a profile',                           change: refuses('register', (message) => message['ueProf'] === undefined), caughtBy: ['REG/BV/minimal'] },
  { id: 'availability-demanded',         requirement: 'R-08', title: 'refuses a profile without Communication Availability',               change: refuses('register', (message) => isDeepStrictEqual(message['ueProf'], {})), caughtBy: ['REG/BV/profile/empty'] },
  { id: 'schedule-demanded',             requirement: 'R-09', title: 'refuses Communication Availability without a schedule',              change: refuses('register', (message) => { const availability = availabilityOf(message); return isObject(availability) && availability['schedCommTime'] === undefined; }), caughtBy: ['REG/BV/profile/communicationAvailability/empty', 'REG/BV/profile/communicationAvailability/communicationDurationTime/typical', 'REG/BV/profile/communicationAvailability/communicationDurationTime/least'] },
  { id: 'register-unknown-refused',      requirement: 'R-37', title: 'refuses a registration with an unknown member',                      change: refuses('register', hasUnknown), caughtBy: ['REG/BV/unknown-member', 'REG/BV/unknown-inner-member', 'REG/BV/vendor-member'] },
  { id: 'register-inner-unknown-refused', requirement: 'R-37', title: 'refuses a profile with an unknown member',                         change: refuses('register', (message) => { const availability = availabilityOf(message); return isObject(availability) && 'x-unknown' in availability; }), caughtBy: ['REG/BV/unknown-inner-member'] },
  { id: 'enumeration-closed',            requirement: 'R-37', title: 'refuses values that an extensible enumeration does not list',        change: refuses('register', (message) => { const availability = availabilityOf(message); const word = isObject(availability) ? availability['perCommInd'] : undefined; return typeof word === 'string' && !['PERIODICALLY', 'ON_DEMAND'].includes(word); }), caughtBy: ['REG/BV/unknown-value'] },
  { id: 'deregister-unknown-refused',    requirement: 'D-15', title: 'refuses a de-registration with an unknown member',                   change: refuses('deregister', hasUnknown), caughtBy: ['DEREG/BV/unknown-member', 'DEREG/BV/vendor-member'] },
  { id: 'profile-mistyped-accepted',     requirement: 'R-35', title: 'accepts a profile that is not an object',                            change: overlooks((param) => param === '/ueProf'), caughtBy: ['REG/BI/profile/string', 'REG/BI/profile/number', 'REG/BI/profile/boolean'] },
  { id: 'availability-unchecked',        requirement: 'R-36', title: 'accepts any values in Communication Availability',                   change: overlooks((param) => param.startsWith('/ueProf/')), caughtBy: ['REG/BI/profile.communicationAvailability/string', 'REG/BI/profile.communicationAvailability/number', 'REG/BI/profile.communicationAvailability/boolean'] },
  { id: 'profile-crash',                 requirement: 'W-03', title: 'answers 500 to a malformed profile',                                 change: crashesOnProfile(), caughtBy: ['WIRE/failure/not-the-servers'] },
  { id: 'profile-crash-on-update',       requirement: 'W-03', title: 'answers 500 to a malformed profile of a UE that is registered',        change: crashesOnProfile(isNew), caughtBy: ['WIRE/failure/not-the-servers'] },
  { id: 'profile-not-stored',            requirement: 'R-06', title: 'does not store the profile',                                         change: (strict) => ({ store: (ue, call) => strict.store({ key: ue.key, ueSvcId: ue.ueSvcId, mgwSvcId: ue.mgwSvcId, ueCredInfo: ue.ueCredInfo }, call) }), caughtBy: ['REG/BV/answer', 'REG/BV/full', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/daysOfWeek/working-days'] },
  { id: 'availability-dropped',          requirement: 'R-06', title: 'stores the profile without its Communication Availability',          change: storesProfile((profile) => without(profile, 'commAvail')), caughtBy: ['REG/BV/answer', 'REG/BV/full', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/daysOfWeek/working-days'] },
  { id: 'schedule-dropped',              requirement: 'R-06', title: 'stores Communication Availability without its schedule',             change: storesProfile(editAvailability((availability) => without(availability, 'schedCommTime'))), caughtBy: ['REG/BV/answer', 'REG/BV/full', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/daysOfWeek/working-days'] },
  { id: 'days-cut',                      requirement: 'R-06', title: 'stores the first day of a schedule only',                            change: storesProfile(editAvailability(firstDayOnly)), caughtBy: ['REG/BV/answer', 'REG/BV/full', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/daysOfWeek/working-days'] },
  { id: 'days-filled',                   requirement: 'R-06', title: 'stores working days for a schedule that names no days',               change: storesProfile(editAvailability(workingDays)), caughtBy: ['REG/BV/profile/communicationAvailability/scheduledCommunicationTime/empty', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/timeOfDayStart/morning', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/timeOfDayStart/midnight'] },
  { id: 'flag-inverted',                 requirement: 'R-06', title: 'stores the store and forward indication as its opposite',            change: storesProfile(editAvailability((availability) => 'stoAndFwInd' in availability ? { ...availability, stoAndFwInd: availability['stoAndFwInd'] !== true } : availability)), caughtBy: ['REG/BV/answer', 'REG/BV/full', 'REG/BV/profile/communicationAvailability/storeAndForwardIndication/true'] },
  { id: 'false-dropped',                 requirement: 'R-06', title: 'does not store members of the availability that are 0 or false',     change: storesProfile(editAvailability((availability) => Object.fromEntries(Object.entries(availability).filter(([, value]) => Boolean(value))))), caughtBy: ['REG/BV/zero/communicationDurationTime', 'REG/BV/zero/periodicTime', 'REG/BV/zero/dataSizeIndication'] },
  { id: 'seconds-as-minutes',            requirement: 'R-06', title: 'stores the communication duration rounded to minutes',               change: storesProfile(editAvailability((availability) => 'commDurTime' in availability ? { ...availability, commDurTime: Math.trunc(Number(availability['commDurTime']) / 60) * 60 } : availability)), caughtBy: ['REG/BV/profile/communicationAvailability/communicationDurationTime/large', 'REG/BV/profile/pairwise'] },
];
