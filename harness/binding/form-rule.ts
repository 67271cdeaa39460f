import { requirements } from '../../spec/requirements.ts';
import { nearest } from '../config/nearest.ts';
import { below } from '../config/pointer.ts';
import type { Form, OperationForm, OutcomeForm } from './form.ts';
import { ieKinds, requestIes } from './ie.ts';
import { namesOf } from './names.ts';
import { type Row, rowsOf } from './outcome.ts';
import { answerFor, shadowOf } from './reach.ts';
import { carriedIn, registrationPath } from './request.ts';
import { variablesOf } from './template.ts';

/** Something that no schema can say, at its place in the file. */
export interface FormFault {
  readonly pointer: string;
  readonly text: string;
}

const operations = ['register', 'deregister'] as const;

/** Every rule between the entries of a form that keeps the schema. */
export function formFaults(form: Form): readonly FormFault[] {
  const shape = [...templateFaults(form), ...nameFaults(form), ...valueFaults(form), ...lookupFaults(form)];
  const rules = operations.flatMap((operation) => [
    ...carrierFaults(form, operation),
    ...outcomeFaults(form, operation),
  ]);
  const patterns = [...patternFaults(form)];
  // Which outcome takes what can be asked only where every pattern is one.
  const reach = patterns.length > 0 ? [] : operations.flatMap((operation) => [...reachFaults(form, operation)]);
  return [...shape, ...rules, ...patterns, ...reach];
}

const variables = ['ueServiceId', 'mgwServiceId', 'ueCredentialInformation', 'registration'];

function* templateFaults(form: Form): Generator<FormFault> {
  for (const [pointer, template] of templatesOf(form))
    for (const { name, filter } of variablesOf(template)) {
      if (!variables.includes(name))
        yield { pointer, text: `unknown variable {${name}}; ${remedyFor(name, variables)}` };
      if (name === 'registration' && form.registration === undefined)
        yield { pointer, text: '{registration} needs the entry `registration`, which says where an answer names it' };
      const isHeader = pointer.includes('/headers/');
      if (filter !== undefined && !(isHeader && ['base64', 'percent'].includes(filter)))
        yield {
          pointer,
          text: `unknown filter |${filter}; there is {${name}|base64} and {${name}|percent}, in headers`,
        };
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

const remedyFor = (word: string, known: readonly string[]): string => {
  const near = nearest(word, known);
  return near === undefined ? `known here: ${known.join(', ')}` : `did you mean '${near}'?`;
};

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

function* valueFaults({ values = {} }: Form): Generator<FormFault> {
  for (const [ie, coding] of Object.entries(values)) {
    if (typeof coding === 'string') continue;
    const owners = new Map<unknown, string>();
    for (const [value, wire] of Object.entries(coding)) {
      const twin = owners.get(wire);
      if (twin !== undefined)
        yield { pointer: below(`/values/${ie}`, value), text: `${JSON.stringify(wire)} stands for ${twin} too` };
      owners.set(wire, value);
    }
  }
}

function* lookupFaults({ lookup }: Form): Generator<FormFault> {
  if (lookup === undefined || (lookup.records === undefined) !== (lookup.record === undefined)) return;
  yield { pointer: '/lookup', text: 'expected either `records` (a list) or `record` (one registration)' };
}

const ids: readonly string[] = requirements.map(({ id }) => id);

function* outcomeFaults(form: Form, operation: (typeof operations)[number]): Generator<FormFault> {
  const rows = rowsIn(form, operation);
  for (const [pointer, outcome] of rows) {
    const named = [
      ...Object.entries(outcome.expects ?? {}).map(
        ([header, id]) => [below(`${pointer}/expects`, header), id] as const,
      ),
      ...(outcome.tolerated === undefined ? [] : [[`${pointer}/tolerated`, outcome.tolerated] as const]),
    ];
    for (const [at, id] of named) {
      const layer = requirements.find((row) => row.id === id)?.layer;
      if (layer === undefined)
        yield { pointer: at, text: `${JSON.stringify(id)} is no requirement; ${remedyFor(id, ids)}` };
      if (layer === 'procedure')
        yield {
          pointer: at,
          text: `${id} is a requirement of TS 23.554; a wire can break those of layer binding and protocol only`,
        };
    }
    if (outcome.as !== undefined && outcome.is !== 'rejected')
      yield { pointer: `${pointer}/as`, text: `says why a request was refused, and this outcome is ${outcome.is}` };
  }
  if (!rows.some(([, { is }]) => is === 'accepted'))
    yield { pointer: `/${operation}/outcomes`, text: 'no outcome is `accepted`, so nothing could ever succeed' };
  if (form[operation].outcomes.includes('common') && form.outcomes === undefined)
    yield {
      pointer: `/${operation}/outcomes`,
      text: '`common` stands for the entry `outcomes` of the file, which is missing',
    };
}

function rowsIn(form: Form, operation: (typeof operations)[number]): readonly (readonly [string, OutcomeForm])[] {
  const own = form[operation].outcomes.flatMap((outcome, at) =>
    outcome === 'common' ? [] : [[`/${operation}/outcomes/${at}`, outcome] as const],
  );
  return [...own, ...(form.outcomes ?? []).map((outcome, at) => [`/outcomes/${at}`, outcome] as const)];
}

function* patternFaults(form: Form): Generator<FormFault> {
  for (const [pointer, { matches = {} }] of operations.flatMap((operation) => rowsIn(form, operation)))
    for (const [at, pattern] of Object.entries(matches)) {
      const flaw = patternFlaw(pattern);
      if (flaw !== undefined) yield { pointer: below(`${pointer}/matches`, at), text: flaw };
    }
}

function patternFlaw(pattern: string): string | undefined {
  try {
    return RegExp(pattern, 'u') && undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** An outcome that earlier ones leave nothing to is a mistake; one for which no sample can be made is left alone. */
function* reachFaults(form: Form, operation: (typeof operations)[number]): Generator<FormFault> {
  const rows = rowsOf(form, operation);
  for (const row of rows) {
    if (answerFor(rows, row) !== undefined) continue;
    const shadow = shadowOf(rows, row);
    if (shadow !== undefined && isOwn(row, operation))
      yield { pointer: row.pointer, text: `is never reached: ${shadow.pointer} comes first and takes all of it` };
  }
}

/** A common outcome may well have nothing left to say for one of the operations. */
const isOwn = ({ pointer }: Row, operation: string): boolean => pointer.startsWith(`/${operation}/`);
