import type { Readings } from '../../suites/iut.ts';
import type { OutcomeForm, StatusForm } from './form.ts';
import type { Row } from './outcome.ts';

/** What the answers are like that count as success, and as failure: the outcomes of an operation in words, as they are tried. */
export function readingsOf(rows: readonly Row[], written: (status: number) => string): Readings {
  const of = (...kinds: readonly OutcomeForm['is'][]): readonly string[] =>
    rows.filter(({ form }) => kinds.includes(form.is)).map(({ form }) => textOf(form, written));
  return { accepted: of('accepted'), rejected: of('rejected', 'unsupported') };
}

const bodies: Readonly<Record<NonNullable<OutcomeForm['body']>, string>> = {
  none: 'without a body',
  object: 'with a JSON object',
  'no-object': 'with JSON that is no object',
  'no-json': 'with a body that is no JSON',
};

function textOf(form: OutcomeForm, written: (status: number) => string): string {
  const { status, mediaType, header, body, has = [], hasAny = [], hasNone = [], equals = {}, matches = {} } = form;
  const parts = [
    status === undefined ? 'any status' : statusText(status, written),
    ...(mediaType === undefined ? [] : [`as ${mediaType}`]),
    ...(header === undefined ? [] : [`with the header ${header}`]),
    ...(body === undefined ? [] : [bodies[body]]),
    ...has.map((pointer) => `with ${pointer}`),
    ...(hasAny.length === 0 ? [] : [`with ${hasAny.join(' or ')}`]),
    ...hasNone.map((pointer) => `without ${pointer}`),
    ...Object.entries(equals).map(([pointer, value]) => `with ${pointer} ${JSON.stringify(value)}`),
    ...Object.entries(matches).map(([pointer, pattern]) => `with ${pointer} like ${pattern}`),
  ];
  return `${parts.join(', ')}${form.tolerated === undefined ? '' : ` (understood, but ${form.tolerated} is broken)`}`;
}

function statusText(form: StatusForm, written: (status: number) => string): string {
  if (typeof form === 'number') return written(form);
  if (typeof form !== 'string') return form.map((one) => statusText(one, written)).join(' or ');
  return form.replace('-', ' to ');
}
