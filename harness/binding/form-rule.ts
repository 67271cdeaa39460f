import { below } from '../config/pointer.ts';
import { type FormFault, remedyFor } from './form-fault.ts';
import { bodyFaults } from './form-rule-body.ts';
import { outcomeFaults, patternFaults, placeFaults, rangeFaults, reachFaults } from './form-rule-outcome.ts';
import { valueFaults } from './form-rule-value.ts';
import type { Form, OperationForm } from './form.ts';
import { ieKinds, requestIes } from './ie.ts';
import { namesOf } from './names.ts';
import { carriedIn, registrationPath } from './request.ts';
import { variablesOf } from './template.ts';

const operations = ['register', 'deregister'] as const;

/** Every rule between the entries of a form that keeps the schema. */
export function formFaults(form: Form): readonly FormFault[] {
  const shape = [...templateFaults(form), ...nameFaults(form), ...valueFaults(form), ...lookupFaults(form)];
  const rules = operations.flatMap((operation) => [
    ...carrierFaults(form, operation),
    ...bodyFaults(form, operation),
    ...outcomeFaults(form, operation),
  ]);
  const conditions = [...placeFaults(form), ...rangeFaults(form), ...patternFaults(form)];
  // Which outcome takes what can be asked only where every condition is one.
  const reach = conditions.length > 0 ? [] : operations.flatMap((operation) => [...reachFaults(form, operation)]);
  return [...shape, ...rules, ...conditions, ...reach];
}

const variables = ['ueServiceId', 'mgwServiceId', 'ueCredentialInformation', 'registration'];

function* templateFaults(form: Form): Generator<FormFault> {
  for (const [pointer, template] of templatesOf(form)) {
    const isHeader = pointer.includes('/headers/');
    if (!isHeader && /\{[^{}]*:/.test(template))
      yield {
        pointer,
        text: 'variables are joined by a colon in headers only, such as {ueServiceId:ueCredentialInformation|base64}',
      };
    for (const { name, filter } of variablesOf(template)) {
      if (!variables.includes(name))
        yield { pointer, text: `unknown variable {${name}}; ${remedyFor(name, variables)}` };
      if (name === 'registration' && form.registration === undefined)
        yield { pointer, text: '{registration} needs the entry `registration`, which says where an answer names it' };
      if (filter !== undefined && !(isHeader && ['base64', 'percent'].includes(filter)))
        yield {
          pointer,
          text: `unknown filter |${filter}; there is {${name}|base64} and {${name}|percent}, in headers`,
        };
    }
  }
}

function templatesOf({ headers, register, deregister, lookup }: Form): readonly (readonly [string, string])[] {
  const of = (at: string, own: Pick<OperationForm, 'path' | 'headers'>): readonly (readonly [string, string])[] => [
    [`${at}/path`, own.path],
    ...Object.entries(own.headers ?? {}).map(([name, value]) => [below(`${at}/headers`, name), value] as const),
  ];
  return [
    ...Object.entries(headers ?? {}).map(([name, value]) => [below('/headers', name), value] as const),
    ...of('/register', register),
    ...of('/deregister', deregister),
    ...(lookup === undefined ? [] : of('/lookup', lookup)),
  ];
}

function* carrierFaults(form: Form, operation: (typeof operations)[number]): Generator<FormFault> {
  const own = form[operation];
  const carried = carriedIn(form, own, namesOf(form));
  for (const { id } of requestIes[operation]) {
    const reason = own.elsewhere?.[id];
    if (reason !== undefined && carried.has(id))
      yield { pointer: `/${operation}/elsewhere/${id}`, text: `${id} travels in the request too; say one of both` };
    const isNamed = id === 'ueServiceId' && carried.has('registration');
    if (reason === undefined && !carried.has(id) && !isNamed)
      yield {
        pointer: `/${operation}`,
        text: `${id} travels nowhere; put it into \`body\`, or {${id}} into the path or a header, or say under \`elsewhere\` why it does not travel`,
      };
  }
  if (operation === 'register' && own.path === registrationPath)
    yield { pointer: '/register/path', text: 'a registration has no {registration} yet; expected a path' };
}

function* nameFaults(form: Form): Generator<FormFault> {
  const { nameOf } = namesOf(form);
  const owners = new Map<string, string>();
  for (const ie of ieKinds.keys()) {
    const name = nameOf(ie);
    const twin = owners.get(name);
    if (twin !== undefined)
      yield {
        pointer: `/names/${form.names?.[ie] === undefined ? twin : ie}`,
        text: `${JSON.stringify(name)} is the name of ${twin} too`,
      };
    owners.set(name, ie);
  }
}

function* lookupFaults({ lookup }: Form): Generator<FormFault> {
  if (lookup === undefined || (lookup.records === undefined) !== (lookup.record === undefined)) return;
  yield { pointer: '/lookup', text: 'expected either `records` (a list) or `record` (one registration)' };
}
