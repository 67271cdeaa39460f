import { below } from '../config/pointer.ts';
import { type FormFault, remedyFor } from './form-fault.ts';
import type { Form } from './form.ts';
import { ieTypes } from './ie.ts';

/** Every mistake in how the values of IEs are written. */
export function* valueFaults({ values = {} }: Form): Generator<FormFault> {
  for (const [ie, coding] of Object.entries(values)) {
    if (typeof coding === 'string') continue;
    yield* twinFaults(ie, coding);
    yield* keyFaults(ie, Object.keys(coding));
  }
}

function* twinFaults(ie: string, coding: Readonly<Record<string, unknown>>): Generator<FormFault> {
  const owners = new Map<unknown, string>();
  for (const [value, wire] of Object.entries(coding)) {
    const twin = owners.get(wire);
    if (twin !== undefined)
      yield { pointer: below(`/values/${ie}`, value), text: `${JSON.stringify(wire)} stands for ${twin} too` };
    owners.set(wire, value);
  }
}

/** What an IE can be, where that is a list; a day that is left out cannot be sent. */
function* keyFaults(ie: string, keys: readonly string[]): Generator<FormFault> {
  const known = valuesOf(ie);
  if (known === undefined) return;
  for (const key of keys)
    if (!known.includes(key))
      yield {
        pointer: below(`/values/${ie}`, key),
        text: `${ie} is never ${JSON.stringify(key)}; ${remedyFor(key, known)}`,
      };
  const missing = ieTypes.get(ie)?.kind === 'days-of-week' ? known.filter((key) => !keys.includes(key)) : [];
  if (missing.length > 0) yield { pointer: `/values/${ie}`, text: `nothing stands for ${missing.join(', ')}` };
}

function valuesOf(ie: string): readonly string[] | undefined {
  const type = ieTypes.get(ie);
  if (type?.kind === 'enumeration') return type.values;
  if (type?.kind === 'boolean') return ['true', 'false'];
  return type?.kind === 'days-of-week' ? ['1', '2', '3', '4', '5', '6', '7'] : undefined;
}
