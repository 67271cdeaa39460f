import type { Pics } from '../../spec/pics.ts';
import { decoderOf } from './answer.ts';
import type { Binding } from './binding.ts';
import type { Form } from './form.ts';
import { lookupOf } from './lookup.ts';
import { namesOf } from './names.ts';
import { stepsOf } from './pointer.ts';
import { recogniserOf } from './recognise.ts';
import { pointersOf } from './request-body.ts';
import { carriedIn, encoderOf } from './request.ts';
import { spellerOf } from './spell.ts';
import { variablesOf } from './template.ts';

/** What a binding is made with besides its form. */
export interface BindingOptions {
  /** What a body that is too large has to exceed. */
  readonly maxBodyBytes?: number;
}

/** The binding that a form describes; everything that can be is prepared here, once. */
export function compiled(form: Form, { maxBodyBytes = 1_048_576 }: BindingOptions = {}): Binding {
  const names = namesOf(form, form.values, aliasesOf(form));
  const needsRegistration = carriedIn(form, form.deregister, names).has('registration');
  const [register, deregister] = (['register', 'deregister'] as const).map((operation) => ({
    encode: encoderOf(form, operation, { names, maxBodyBytes }),
    decode: decoderOf(form, operation, names),
  })) as [Pick<Binding, 'encode' | 'decode'>, Pick<Binding, 'encode' | 'decode'>];
  const of = ({ operation }: { readonly operation: string }) => (operation === 'register' ? register : deregister);
  return {
    name: form.binding,
    ...(form.transport === 'coap' && { protocol: 'coap' as const }),
    claims: claimsOf(form, needsRegistration),
    needsRegistration,
    leavesByGateway: carriedIn(form, form.deregister, names).has('mgwServiceId'),
    encode: (stimulus, known) => of(stimulus).encode(stimulus, known),
    decode: (stimulus, response) => of(stimulus).decode(stimulus, response),
    recognise: recogniserOf(form, names),
    spelt: spellerOf(names),
    ...lookupOf(form, names),
  };
}

/** What follows from the wire, and what the file says of it. */
function claimsOf({ claims, errors, lookup, register, transport }: Form, needsRegistration: boolean): Partial<Pics> {
  return {
    ...(errors?.form !== 'problem-details' && { errorProfile: false }),
    ...(transport === 'coap' && { coap: true }),
    ...(lookup === undefined && { lookup: false }),
    ...(lookup !== undefined && lookup.shows.profile === undefined && { profileReadBack: false }),
    ...(register.elsewhere?.['profile'] !== undefined && { profileCarried: false, profileReadBack: false }),
    ...(needsRegistration && { registrationResource: true }),
    ...claims,
  };
}

/** By what errors may call an IE besides its name: the end of its pointer, its header, its query parameter. */
function aliasesOf(form: Form): ReadonlyMap<string, string> {
  const plain = namesOf(form);
  const operations = [form.register, form.deregister];
  const inBodies = operations.flatMap((own) => [...pointersOf(own, plain)]);
  const inTemplates = operations.flatMap(({ path, headers = {} }) => [
    ...Object.entries(headers),
    ...(path.split('?')[1] ?? '').split('&').map((parameter) => parameter.split('=') as [string, string?]),
  ]);
  return new Map([
    ...inBodies.flatMap(([ie, pointer]) =>
      stepsOf(pointer)
        .slice(-1)
        .map((step) => [step, ie] as const),
    ),
    ...inTemplates.flatMap(([name, template = '']) => {
      const ie = variablesOf(template).at(-1)?.name;
      return ie === undefined || ie === 'registration' ? [] : [[name, ie] as const];
    }),
  ]);
}
