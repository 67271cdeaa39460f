import type { Call, Defect, JsonObject } from './behaviour.ts';
import { profileDefects } from './profile.ts';

const mandatory = {
  register: ['ueSvcId', 'mgwSvcId', 'ueCredInfo'],
  deregister: ['ueSvcId', 'ueCredInfo'],
  lookup: [],
  message: [],
  none: [],
} as const;

/** Every IE at fault: Table 8.2.3-1 or 8.2.4-1 of TS 23.554 in the coding of the binding. */
export function inspect({ operation, message = {} }: Call): readonly Defect[] {
  const defects = mandatory[operation].flatMap((name) => mandatoryDefect(name, message));
  return operation === 'register' ? [...defects, ...profileDefects(message['ueProf'])] : defects;
}

function mandatoryDefect(name: string, message: JsonObject): readonly Defect[] {
  const value = message[name];
  const param = `/${name}`;
  if (value === undefined || value === null) return [{ param, cause: 'MANDATORY_IE_MISSING', reason: 'missing' }];
  if (typeof value === 'string' && value !== '') return [];
  return [{ param, cause: 'MANDATORY_IE_INCORRECT', reason: 'expected a text that is not empty' }];
}
