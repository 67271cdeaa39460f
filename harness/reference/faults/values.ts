import type { Deviation, JsonObject } from '../behaviour.ts';
import { valueAt } from '../profile.ts';
import type { Fault } from './fault.ts';

/** Takes impossible values of a member of Communication Availability for possible ones. */
const accepts =
  (member: RegExp, isAccepted: (value: unknown) => boolean): Deviation['change'] =>
  (strict) => ({
    inspect: (call) =>
      strict.inspect(call).filter(({ param }) => !(member.test(param) && isAccepted(valueAt(call, param)))),
  });

const counts = /\/(?:commDurTime|perTime|dataSizeInd)$/;
const days = /\/daysOfWeek$/;
const times = /\/timeOfDay(?:Start|End)$/;
const isDays = (value: unknown, isDay: (day: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.length < 7 && value.every(isDay);
const isFrom = (least: number, most: number, value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const isText = (pattern: RegExp, value: unknown): boolean => typeof value === 'string' && pattern.test(value);

const availability = 'REG/BI/profile.communicationAvailability';
const schedule = `${availability}.scheduledCommunicationTime`;
const ofCounts = (label: string): readonly string[] =>
  ['communicationDurationTime', 'periodicTime', 'dataSizeIndication'].map((ie) => `${availability}.${ie}/${label}`);
const ofTimes = (label: string): readonly string[] =>
  ['timeOfDayStart', 'timeOfDayEnd'].map((ie) => `${schedule}.${ie}/${label}`);
const ofDays = (label: string): readonly string[] => [`${schedule}.daysOfWeek/${label}`];

/** Values that a check of types alone lets through, or that one more conversion makes sense of. */
// oxfmt-ignore
const rows: readonly Omit<Fault, 'requirement'>[] = [
  { id: 'count-negative',  title: 'accepts negative seconds and octets',                 change: accepts(counts, (value) => Number.isInteger(value)), caughtBy: ofCounts('below-least') },
  { id: 'count-fraction',  title: 'accepts fractions of seconds and octets',             change: accepts(counts, (value) => typeof value === 'number' && value >= 0), caughtBy: ofCounts('fraction') },
  { id: 'count-flag',      title: 'takes true for one second or octet',                  change: accepts(counts, (value) => value === true), caughtBy: ofCounts('boolean') },
  { id: 'flag-number',     title: 'takes any number for true or false',                  change: accepts(/\/stoAndFwInd$/, (value) => typeof value === 'number'), caughtBy: [`${availability}.storeAndForwardIndication/number`] },
  { id: 'days-from-zero',  title: 'counts the days of the week from 0',                  change: accepts(days, (value) => isDays(value, (day) => isFrom(0, 6, day)) && new Set(value as unknown[]).size === (value as unknown[]).length), caughtBy: ofDays('day-0') },
  { id: 'days-up-to-8',    title: 'goes one too far in counting the days of the week',   change: accepts(days, (value) => isDays(value, (day) => day === 8)), caughtBy: ofDays('day-8') },
  { id: 'days-repeated',   title: 'accepts the same day of the week twice',              change: accepts(days, (value) => isDays(value, (day) => isFrom(1, 7, day))), caughtBy: ofDays('twice') },
  { id: 'days-all',        title: 'accepts all seven days of the week',                  change: accepts(days, (value) => Array.isArray(value) && value.length === 7), caughtBy: ofDays('seven') },
  { id: 'days-none',       title: 'accepts an empty list of days',                       change: accepts(days, (value) => Array.isArray(value) && value.length === 0), caughtBy: ofDays('none') },
  { id: 'days-by-name',    title: 'accepts days of the week by name',                    change: accepts(days, (value) => isDays(value, (day) => isText(/DAY$/, day))), caughtBy: ofDays('not-a-number') },
  { id: 'days-alone',      title: 'takes a number for a list of one day',                change: accepts(days, (value) => typeof value === 'number'), caughtBy: ofDays('number') },
  { id: 'time-hour-24',    title: 'accepts 24:00:00Z as a time of day',                  change: accepts(times, (value) => value === '24:00:00Z'), caughtBy: ofTimes('hour-24') },
  { id: 'time-minute-60',  title: 'looks at the hours of a time of day only',            change: accepts(times, (value) => isText(/^(?:[01]\d|2[0-3]):\d\d:\d\dZ$/, value)), caughtBy: ofTimes('minute-60') },
  { id: 'time-any-text',   title: 'accepts words for a time of day',                     change: accepts(times, (value) => isText(/^[a-z]+$/, value)), caughtBy: ofTimes('not-a-time') },
  { id: 'time-empty',      title: 'accepts an empty time of day',                        change: accepts(times, (value) => value === ''), caughtBy: ofTimes('empty') },
];

/** Takes a schedule that ends before it begins for one with its times in the wrong order. */
const turnsOvernight: Deviation['change'] = (strict) => ({
  inspect: (call) => strict.inspect(call).filter(({ reason }) => reason !== 'expected an end after the beginning'),
  store: ({ ueProf, ...ue }, call) => {
    const { commAvail } = (ueProf ?? {}) as { readonly commAvail?: JsonObject };
    const { timeOfDayStart: start, timeOfDayEnd: end, ...rest } = (commAvail?.['schedCommTime'] ?? {}) as JsonObject;
    const isOvernight = typeof start === 'string' && typeof end === 'string' && end < start;
    const schedCommTime = { ...rest, timeOfDayStart: end, timeOfDayEnd: start };
    const profile = isOvernight ? { ...ueProf, commAvail: { ...commAvail, schedCommTime } } : ueProf;
    return strict.store({ ...ue, ...(profile && { ueProf: profile }) }, call);
  },
});

/** Refuses an empty indication of periodic communication, which it may, after the UE is stored. */
const storesEmptyIndicator: Deviation['change'] = (strict) => ({
  refuse: (refusal, call) => {
    if (valueAt(call, '/ueProf/commAvail/perCommInd') === '') {
      const ies = strict.interpret(call);
      strict.store({ ...ies, key: ies.ueSvcId }, call);
    }
    return strict.refuse(refusal, call);
  },
});

/** Impossible values of Communication Availability, and some that are possible. */
export const values: readonly Fault[] = [
  ...rows.map((row): Fault => ({ ...row, requirement: 'R-36' })),
  {
    id: 'indicator-empty-stored',
    requirement: 'R-49',
    title: 'refuses an empty indication of periodic communication and stores the UE all the same',
    change: storesEmptyIndicator,
    caughtBy: [`${availability}.periodicCommunicationIndicator/empty`],
  },
  {
    id: 'overnight-turned',
    requirement: 'R-06',
    title: 'stores a schedule that goes on after midnight with its times the other way round',
    change: turnsOvernight,
    caughtBy: ['REG/BI/schedule-ends-first'],
  },
];
