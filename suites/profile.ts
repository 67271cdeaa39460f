import { isJsonObject, type Json } from '../fixtures/json.ts';

/**
 * Where a stored value contradicts the one that was sent, or undefined when it does not. What the documents leave open is no
 * contradiction: members that were added, the order of days, an empty object that is kept as absent, another writing of the same time, in
 * any offset.
 */
export function disagreement(sent: Json, stored: Json | undefined, path = ''): string | undefined {
  if (isJsonObject(sent)) {
    if (stored !== undefined && stored !== null && !isJsonObject(stored))
      return `${path || 'the profile'} is not an object`;
    for (const [member, value] of Object.entries(sent)) {
      const found = disagreement(value, stored?.[member], `${path}/${member}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (stored === undefined) return `${path} is missing`;
  return canonical(sent) === canonical(stored) ? undefined : `${path} is ${JSON.stringify(stored)}`;
}

/** Where a stored value has days of the week that nobody sent: none means every day, so that each list of them takes some away. */
export function daysInvented(sent: Json | undefined, stored: Json | undefined, path = ''): string | undefined {
  if (stored === undefined || !isJsonObject(stored)) return undefined;
  for (const [member, value] of Object.entries(stored)) {
    const asked = isJsonObject(sent) ? sent[member] : undefined;
    const isList = member === 'daysOfWeek' && Array.isArray(value) && value.length > 0 && new Set(value).size < 7;
    if (isList && asked === undefined) return `${path}/${member} is ${JSON.stringify(value)}`;
    const found = daysInvented(asked, value, `${path}/${member}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return JSON.stringify((value as readonly Json[]).map(canonical).toSorted());
  const second = typeof value === 'string' ? secondOf(value) : undefined;
  return second === undefined ? JSON.stringify(value) : `second ${second} of a day`;
}

const timeOfDay = /^(\d\d):(\d\d):(\d\d)(?:\.0+)?(?:Z|([+-])(\d\d):(\d\d))$/i;
const day = 24 * 60 * 60;

/** The second of the day in UTC that a time of day (RFC 3339) with any offset is. */
function secondOf(text: string): number | undefined {
  const [isTime, hour, minute, second, sign = '+', offsetHours = 0, offsetMinutes = 0] = timeOfDay.exec(text) ?? [];
  if (isTime === undefined) return undefined;
  const offset = Number(`${sign}1`) * (Number(offsetHours) * 3600 + Number(offsetMinutes) * 60);
  return (Number(hour) * 3600 + Number(minute) * 60 + Number(second) - offset + day) % day;
}

/** IEs with so few values that a default of the server may be the old one by chance. */
const few: ReadonlySet<string> = new Set(['periodicCommunicationIndicator', 'storeAndForwardIndication']);

/** IEs of `old` that `stored` still has with the old value although `sent` does not have them: traces of a former profile. */
export function traces(old: Json, sent: Json | undefined, stored: Json | undefined, path = ''): readonly string[] {
  if (stored === undefined || stored === null) return [];
  if (!isJsonObject(old)) {
    const isOld = canonical(old) === canonical(stored);
    return isOld && (sent === undefined || canonical(sent) !== canonical(old)) ? [path] : [];
  }
  if (!isJsonObject(stored)) return [];
  const telling = Object.entries(old).filter(([member]) => !few.has(member));
  return telling.flatMap(([member, value]) =>
    traces(value, isJsonObject(sent) ? sent[member] : undefined, stored[member], `${path}/${member}`),
  );
}
