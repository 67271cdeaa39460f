import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';

/** Wire name of each IE, by IE id; the ids are unique over all tables of the procedure. */
export const members: Readonly<Record<string, string>> = {
  ueServiceId: 'ueSvcId',
  mgwServiceId: 'mgwSvcId',
  ueCredentialInformation: 'ueCredInfo',
  profile: 'ueProf',
  communicationAvailability: 'commAvail',
  scheduledCommunicationTime: 'schedCommTime',
  daysOfWeek: 'daysOfWeek',
  timeOfDayStart: 'timeOfDayStart',
  timeOfDayEnd: 'timeOfDayEnd',
  communicationDurationTime: 'commDurTime',
  periodicCommunicationIndicator: 'perCommInd',
  periodicTime: 'perTime',
  dataSizeIndication: 'dataSizeInd',
  storeAndForwardIndication: 'stoAndFwInd',
  result: 'result',
  failureCause: 'failureCause',
};

const ies: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(members).map(([ie, member]) => [member, ie]),
);

/** A member that happens to be called like an IE is not that IE. */
const foreign: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(members).map((ie) => [ie, `wire:${ie}`]),
);

/** An abstract value with the member names of the wire; names that no table knows stay as they are. */
export const toWire = (value: Json): Json => renamed(value, members);

/** A value from the wire with IE ids as member names. */
export const fromWire = (value: Json): Json => renamed(value, { ...foreign, ...ies });

function renamed(value: Json, names: Readonly<Record<string, string>>): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => renamed(item, names));
  if (!isJsonObject(value)) return value;
  const renamedObject: Record<string, Json> = {};
  for (const [name, inner] of Object.entries(value))
    define(renamedObject, Object.hasOwn(names, name) ? (names[name] ?? name) : name, renamed(inner, names));
  return renamedObject satisfies JsonObject;
}

/** A plain assignment to `__proto__` would be lost. */
function define(object: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The IE path that the `param` of an invalidParams entry points at; the text itself when it is no IE of ours. */
export function pointedAt(param: string): string {
  const steps = param
    .replace(/^#?\/?|^\$\.?/, '')
    .split(/[/.[\]]+/)
    .map((step) =>
      step
        .replaceAll('~1', '/')
        .replaceAll('~0', '~')
        .replace(/^['"]|['"]$/g, ''),
    )
    .filter((step) => step !== '' && !/^\d+$/.test(step));
  const path = steps.map((step) => (Object.hasOwn(ies, step) ? ies[step] : undefined));
  const from = path.findIndex((ie) => ie !== undefined);
  const to = path.indexOf(undefined, from);
  return from === -1 ? param : path.slice(from, to === -1 ? path.length : to).join('.');
}
