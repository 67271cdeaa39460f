import { requirements } from '../../spec/requirements.ts';
import type { Stimulus } from '../../suites/iut.ts';
import { below } from '../config/pointer.ts';
import { rangesOf } from './condition.ts';
import { type FormFault, remedyFor } from './form-fault.ts';
import type { ConditionForm, Form, OutcomeForm } from './form.ts';
import { type Row, rowsOf } from './outcome.ts';
import { headerIn } from './place.ts';
import { answerFor, shadowOf } from './reach.ts';

const ids: readonly string[] = requirements.map(({ id }) => id);

/** What is wrong with the outcomes of an operation. */
export function* outcomeFaults(form: Form, operation: Stimulus['operation']): Generator<FormFault> {
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

function rowsIn(form: Form, operation: Stimulus['operation']): readonly (readonly [string, OutcomeForm])[] {
  const own = form[operation].outcomes.flatMap((outcome, at) =>
    outcome === 'common' ? [] : [[`/${operation}/outcomes/${at}`, outcome] as const],
  );
  return [...own, ...(form.outcomes ?? []).map((outcome, at) => [`/outcomes/${at}`, outcome] as const)];
}

/** Every condition of the file. */
function conditionsIn(form: Form): readonly (readonly [string, ConditionForm])[] {
  const { lookup } = form;
  return [
    ...rowsIn(form, 'register'),
    ...form.deregister.outcomes.flatMap((outcome, at) =>
      outcome === 'common' ? [] : [[`/deregister/outcomes/${at}`, outcome] as const],
    ),
    ...(lookup === undefined ? [] : [['/lookup/found', lookup.found] as const]),
    ...(lookup?.none ?? []).map((condition, at) => [`/lookup/none/${at}`, condition] as const),
  ];
}

/** What stands before a colon has to be a place: nothing is ever found at any other. */
export function* placeFaults(form: Form): Generator<FormFault> {
  const example = 'such as /data/id';
  for (const [pointer, condition] of conditionsIn(form))
    for (const entry of ['equals', 'matches'] as const)
      for (const place of Object.keys(condition[entry] ?? {}))
        if (!isPointer(place) && headerIn(place) === undefined)
          yield {
            pointer: below(`${pointer}/${entry}`, place),
            text: `expected a JSON Pointer ${example}, or "header NAME", got ${JSON.stringify(place)}`,
          };
  for (const operation of ['register', 'deregister', 'lookup'] as const)
    for (const place of Object.keys(form[operation]?.constants ?? {}))
      if (!isPointer(place))
        yield {
          pointer: below(`/${operation}/constants`, place),
          text: `expected a JSON Pointer ${example}, got ${JSON.stringify(place)}`,
        };
}

/** Ranges that hold no status, so that nothing would ever fit them. */
export function* rangeFaults(form: Form): Generator<FormFault> {
  for (const [pointer, { status = [] }] of conditionsIn(form))
    for (const [from, to] of rangesOf(status))
      if (from > to)
        yield { pointer: `${pointer}/status`, text: `expected the lower status of a range first, got "${from}-${to}"` };
}

const isPointer = (place: string): boolean => place === '' || place.startsWith('/');

/** Regular expressions that are none. */
export function* patternFaults(form: Form): Generator<FormFault> {
  for (const [pointer, { matches = {} }] of conditionsIn(form))
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
export function* reachFaults(form: Form, operation: Stimulus['operation']): Generator<FormFault> {
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
