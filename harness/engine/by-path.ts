import type { Outcome, Stimulus } from '../../suites/iut.ts';
import type { Binding, RequestPacket } from '../binding/binding.ts';

/** Whether the path of a request names its UE, or the registration of its UE. */
export function byPath(
  { needsRegistration }: Pick<Binding, 'needsRegistration'>,
  { operation, message }: Stimulus,
  { path }: Pick<RequestPacket, 'path'>,
): Pick<Outcome, 'isByPath' | 'isUnnamed'> {
  const id = message['ueServiceId'];
  const isNamed = typeof id === 'string' && id !== '' && path.includes(`/${encodeURIComponent(id)}`);
  if (isNamed) return { isByPath: true };
  return needsRegistration === true && operation === 'deregister' ? { isByPath: true, isUnnamed: true } : {};
}
