import { isJsonObject, type Json } from '../../fixtures/json.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { below } from '../config/pointer.ts';
import type { FormFault } from './form-fault.ts';
import type { Form } from './form.ts';
import { namesOf } from './names.ts';
import { pointersOf } from './request-body.ts';

const variable = /\{(?:ueServiceId|mgwServiceId|ueCredentialInformation|registration)\b[^{}]*\}/;

/** Every mistake in where the body of a request has its IEs and constants. */
export function* bodyFaults(form: Form, operation: Stimulus['operation']): Generator<FormFault> {
  const { body, constants = {} } = form[operation];
  const places = [...pointersOf(form[operation], namesOf(form))];
  const at = (ie: string): string => `/${operation}/body${Array.isArray(body) ? '' : `/${ie}`}`;
  if (places.some(([ie]) => ie === 'registration') && form.registration === undefined)
    yield {
      pointer: at('registration'),
      text: 'registration needs the entry `registration`, which says where an answer names it',
    };
  for (const [index, [ie, pointer]] of places.entries()) {
    const other = places
      .slice(0, index)
      .find(([, earlier]) => isWithin(earlier, pointer) || isWithin(pointer, earlier));
    if (other !== undefined)
      yield {
        pointer: at(ie),
        text: `${ie} and ${other[0]} are in each other's place, ${JSON.stringify(pointer)} and ${JSON.stringify(other[1])}`,
      };
  }
  for (const [place, value] of Object.entries(constants)) {
    const pointer = below(`/${operation}/constants`, place);
    const [ie] =
      places.find(([, taken]) => isWithin(place, taken) || (isWithin(taken, place) && !holds(value, place, taken))) ??
      [];
    if (ie !== undefined) yield { pointer, text: `${ie} goes to the same place; say one of both` };
    const [braces] = variable.exec(JSON.stringify(value)) ?? [];
    if (braces !== undefined)
      yield { pointer, text: `a constant is sent as it stands, ${braces} too; put the IE into \`body\`` };
  }
}

/** Whether a pointer is that place, or lies below it. */
const isWithin = (pointer: string, place: string): boolean => pointer === place || pointer.startsWith(`${place}/`);

/** An object that is constant can take an IE as one more member. */
const holds = (value: Json, place: string, taken: string): boolean => taken !== place && isJsonObject(value);
