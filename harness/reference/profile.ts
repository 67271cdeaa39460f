import type { Call, Defect, JsonObject } from './behaviour.ts';

interface Leaf {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

interface Branch {
  readonly members: Readonly<Record<string, Leaf | Branch>>;
  /** Whether members that are right each for itself do not go together. */
  readonly isOdd?: (value: JsonObject) => boolean;
}

const count: Leaf = {
  expected: 'an integer that is not negative',
  accepts: (value) => Number.isInteger(value) && (value as number) >= 0,
};
const timeOfDay: Leaf = {
  expected: 'a time of day HH:MM:SSZ',
  accepts: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/.test(value),
};
const daysOfWeek: Leaf = {
  expected: '1 to 6 different days from 1 (Monday) to 7',
  accepts: (value) =>
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= 6 &&
    new Set(value).size === value.length &&
    value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7),
};
const text: Leaf = {
  expected: 'a text that is not empty',
  accepts: (value) => typeof value === 'string' && value !== '',
};
const flag: Leaf = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };

const schedule: Branch = {
  members: { daysOfWeek, timeOfDayStart: timeOfDay, timeOfDayEnd: timeOfDay },
  isOdd: ({ timeOfDayStart: start, timeOfDayEnd: end }) =>
    typeof start === 'string' && typeof end === 'string' && end < start,
};
const availability: Branch = {
  members: {
    schedCommTime: schedule,
    commDurTime: count,
    perCommInd: text,
    perTime: count,
    dataSizeInd: count,
    stoAndFwInd: flag,
  },
};
const profile: Branch = { members: { commAvail: availability } };

/** Whether a value is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a Non-MSGin5G UE Profile; an IE that is null counts as absent. */
export function profileDefects(value: unknown): readonly Defect[] {
  return defectsOf(profile, value, '/ueProf');
}

function defectsOf(shape: Leaf | Branch, value: unknown, param: string): readonly Defect[] {
  if (value === undefined || value === null) return [];
  if ('accepts' in shape) return shape.accepts(value) ? [] : [incorrect(param, shape.expected)];
  if (!isObject(value)) return [incorrect(param, 'an object')];
  const inner = Object.entries(shape.members).flatMap(([name, member]) =>
    defectsOf(member, value[name], `${param}/${name}`),
  );
  return inner.length === 0 && shape.isOdd?.(value) === true ? [incorrect(param, 'an end after the beginning')] : inner;
}

function incorrect(param: string, expected: string): Defect {
  return { param, cause: 'OPTIONAL_IE_INCORRECT', reason: `expected ${expected}` };
}

/** The known part of a profile as it is stored, or undefined when there is none. */
export function knownProfile(value: unknown): JsonObject | undefined {
  return isObject(value) ? known(profile, value) : undefined;
}

function known(shape: Branch, value: JsonObject): JsonObject {
  const kept = Object.entries(shape.members).flatMap(([name, member]): readonly [string, unknown][] => {
    const inner = value[name];
    if (inner === undefined || inner === null) return [];
    return [[name, 'members' in member && isObject(inner) ? known(member, inner) : inner]];
  });
  return Object.fromEntries(kept);
}

/** What a message has at a JSON Pointer without escapes and array indices. */
export const valueAt = ({ message }: Pick<Call, 'message'>, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), message);
