import { locationOf } from '../answer.ts';
import type { Call, Deviation } from '../behaviour.ts';
import { acks } from '../edit.ts';
import type { Fault } from './fault.ts';

const binding = 'sbi-resource';

const isByResource = ({ request }: Call): boolean => request.method === 'DELETE';

/** The Location of registrations, where it is given at all. */
const located = (
  at: (call: Call) => string | undefined,
  statuses: readonly number[] = [200, 201],
): Deviation['change'] =>
  acks(['register'], (answer, call) => {
    if (!statuses.includes(answer.status)) return answer;
    const { location: _, ...headers } = answer.headers;
    const location = at(call);
    return { ...answer, headers: location === undefined ? headers : { ...headers, location } };
  });

/** Removes something else than the registration that the path names. */
const removing =
  (other: (call: Call, key: string) => string | undefined): Deviation['change'] =>
  (strict) => ({
    remove: (ue, call) => {
      if (!isByResource(call)) return strict.remove(ue, call);
      const key = other(call, ue.key);
      if (key !== undefined) call.registry.delete(key);
      return 'removed';
    },
  });

/** Reads what a path calls a registration up to what it cannot be. */
const readsBeginning: Deviation['change'] = () => ({
  around: (request, next) =>
    request.method === 'DELETE' ? next(new Request(request.url.replace(/x$/, ''), request)) : next(request),
});

const longestRegistered = ({ registry }: Call): string | undefined => registry.keys().next().value;

/** Registrations as resources. */
// oxfmt-ignore
export const resource: readonly Fault[] = [
  { id: 'location-missing',         binding, requirement: 'R-20', title: 'registers without Location',                                          change: located(() => undefined), caughtBy: ['REG/BV/registration-resource', 'REG/BV/registration-resource/updated', 'WIRE/register/registration-resource'] },
  { id: 'location-missing-updated', binding, requirement: 'R-20', title: 'no Location for the update of a registration',                        change: located(() => undefined, [200]), caughtBy: ['REG/BV/registration-resource/updated', 'WIRE/register/registration-resource'] },
  { id: 'location-of-nobody',       binding, requirement: 'R-20', title: 'Location of a registration that does not exist',                      change: located(() => locationOf('nobody')), caughtBy: ['REG/BV/registration-resource', 'REG/BV/registration-resource/updated'] },
  { id: 'location-of-collection',   binding, requirement: 'R-20', title: 'Location of all registrations for each of them',                      change: located(() => locationOf('x').replace(/\/[^/]*$/, '')), caughtBy: ['REG/BV/registration-resource', 'REG/BV/registration-resource/updated'] },
  { id: 'resource-kept',            binding, requirement: 'D-05', title: 'answers DELETE as if it had removed the registration',                change: removing(() => undefined), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'resource-of-another',      binding, requirement: 'R-20', title: 'DELETE removes the oldest registration, whichever it is sent for',    change: removing(longestRegistered), caughtBy: ['REG/BV/registration-resource', 'REG/BV/registration-resource/updated'] },
  { id: 'resource-by-beginning',    binding, requirement: 'R-20', title: 'reads what DELETE names up to the first character that no registration has', change: readsBeginning, caughtBy: ['REG/BV/registration-resource/longer'] },
];
