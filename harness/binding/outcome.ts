import type { RequirementId } from '../../spec/requirements.ts';
import type { Refusal, Stimulus } from '../../suites/iut.ts';
import { statusText } from '../coap/code.ts';
import { type Condition, conditionOf, rangesOf, type Received } from './condition.ts';
import type { Form, OutcomeForm } from './form.ts';

/** One line of the ordered list of outcomes. */
export interface Row {
  readonly form: OutcomeForm;
  /** Where it stands in the file. */
  readonly pointer: string;
  readonly fits: Condition;
  readonly reads: NonNullable<OutcomeForm['reads']>;
}

/** The requirement that every success with an undeclared status breaks. */
export const declaredStatus: Readonly<Record<Stimulus['operation'], RequirementId>> = {
  register: 'R-17',
  deregister: 'D-19',
};

/** The outcomes of an operation in the order in which they are tried: its own, with the common ones where it says so, or last. */
export function rowsOf(form: Form, operation: Stimulus['operation']): readonly Row[] {
  const common = (form.outcomes ?? []).map((outcome, at) => rowOf(outcome, `/outcomes/${at}`));
  const { outcomes } = form[operation];
  const own = outcomes.flatMap((outcome, at) =>
    outcome === 'common' ? common : [rowOf(outcome, `/${operation}/outcomes/${at}`)],
  );
  return outcomes.includes('common') ? own : [...own, ...common];
}

const rowOf = (form: OutcomeForm, pointer: string): Row => ({
  form,
  pointer,
  fits: conditionOf(form),
  reads: form.reads ?? (form.is === 'accepted' ? 'answer' : 'error'),
});

/** What an answer is taken for; undefined where the binding does not describe it. */
export const rowFor = (rows: readonly Row[], received: Received): Row | undefined =>
  rows.find(({ fits }) => fits(received));

const refusals: Readonly<Record<number, Refusal>> = {
  400: 'malformed',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  414: 'too-large',
  415: 'media-type',
  422: 'malformed',
  431: 'too-large',
  501: 'not-implemented',
};

/** The class of a refusal: as the outcome says, otherwise as the status does. */
export function refusalOf({ as, is }: OutcomeForm, status: number): Refusal {
  if (as !== undefined) return as;
  if (is === 'unsupported') return 'not-implemented';
  if (status < 300) return 'failure-result';
  if (status < 400) return 'redirect';
  return refusals[status] ?? (status < 500 ? 'client-error' : 'server-error');
}

/** How the statuses of this wire are written. */
export const writtenOf = ({ transport }: Form): ((status: number) => string) =>
  transport === 'coap' ? statusText : String;

/** The statuses that the outcomes of a plain success name, as a text. */
export function declaredText(rows: readonly Row[], written: (status: number) => string): string {
  const exact = rows.filter(({ form }) => form.is === 'accepted' && form.tolerated === undefined);
  const ranges = exact.flatMap(({ form: { status = '2xx' } }) => rangesOf(status));
  const texts = ranges.map(([from, to]) => (from === to ? written(from) : `${written(from)} to ${written(to)}`));
  return [...new Set(texts)].join(' or ');
}
