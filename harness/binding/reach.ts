import type { Json } from '../../fixtures/json.ts';
import type { Header, ResponsePacket } from './binding.ts';
import { readBody } from './body.ts';
import { rangesOf } from './condition.ts';
import type { ConditionForm, OutcomeForm } from './form.ts';
import { rowFor, type Row } from './outcome.ts';
import { fieldText, headerIn } from './place.ts';
import { placed } from './placed.ts';
import { stepsOf } from './pointer.ts';

/** An answer that an outcome takes, and no earlier one; undefined where none can be made. */
export function answerFor(rows: readonly Row[], row: Row): ResponsePacket | undefined {
  for (const response of samplesOf(
    row.form,
    rows.map(({ form }) => form),
  ))
    if (rowFor(rows, { response, body: readBody(response) }) === row) return response;
  return undefined;
}

/** The outcome that takes what another one is meant for. */
export function shadowOf(rows: readonly Row[], row: Row): Row | undefined {
  for (const response of samplesOf(row.form, [])) {
    const received = { response, body: readBody(response) };
    if (row.fits(received)) return rowFor(rows, received);
  }
  return undefined;
}

function* samplesOf(form: OutcomeForm, all: readonly OutcomeForm[]): Generator<ResponsePacket> {
  const mediaTypes = form.mediaType === undefined ? ['application/json', 'text/html', ''] : [form.mediaType];
  for (const text of bodiesOf(form, all))
    for (const mediaType of mediaTypes)
      for (const [from, to] of rangesOf(form.status ?? '100-999'))
        for (let status = from; status <= to; status++)
          yield {
            status,
            reason: '',
            headers: [...(mediaType === '' ? [] : [['Content-Type', mediaType] as const]), ...headersOf(form)],
            body: Buffer.from(text),
            isCut: false,
          };
}

/** The headers that the condition asks for. */
function headersOf({ header, equals = {}, matches = {} }: ConditionForm): readonly Header[] {
  const asked = [
    ...Object.entries(equals).map(([place, value]) => [place, fieldText(value)] as const),
    ...Object.entries(matches).map(([place, pattern]) => [place, plainTextOf(pattern)] as const),
  ].flatMap(([place, value]): readonly Header[] => {
    const name = headerIn(place);
    return name === undefined ? [] : [[name, value]];
  });
  const isAsked = asked.some(([name]) => name.toLowerCase() === header?.toLowerCase());
  return header === undefined || isAsked ? asked : [...asked, [header, 'x']];
}

/** From the plainest to ones that have whatever any outcome looks for. */
function bodiesOf(form: ConditionForm, all: readonly OutcomeForm[]): readonly string[] {
  if (form.body === 'none') return [''];
  if (form.body === 'no-json') return ['text'];
  if (form.body === 'no-object') return ['[]'];
  const others = all.flatMap(({ has = [], hasAny = [], hasNone = [] }) => [...has, ...hasAny, ...hasNone]);
  const objects = choicesOf(form).flatMap((wanted) => {
    const avoided = new Set([...(form.hasNone ?? []), ...wanted.map(([pointer]) => pointer)]);
    const extra = others.filter((pointer) => !avoided.has(pointer)).map((pointer) => [pointer, 'x-anything'] as const);
    return [built(wanted), built([...extra, ...wanted])].map((body) => JSON.stringify(body));
  });
  const isFree = choicesOf(form).every((wanted) => wanted.length === 0) && form.body === undefined;
  return isFree ? ['', ...objects, 'text', '[]'] : objects;
}

type Pairs = readonly (readonly [pointer: string, value: Json])[];

/** Several ways to meet the condition, so that an earlier outcome that asks for one value leaves another. */
function choicesOf({ has = [], hasAny = [], equals = {}, matches = {} }: ConditionForm): readonly Pairs[] {
  const anys = hasAny.length === 0 ? [[]] : hasAny.map((pointer) => [pointer]);
  const values = [
    { there: 'x-anything', end: '' },
    { there: 7, end: 'z' },
    { there: true, end: '1' },
  ];
  return anys.flatMap((any) =>
    values.map(({ there, end }) =>
      inBody([
        ...[...has, ...any].map((pointer) => [pointer, there] as const),
        ...Object.entries(matches).map(([pointer, pattern]) => [pointer, plainTextOf(pattern) + end] as const),
        ...Object.entries(equals),
      ]),
    ),
  );
}

const inBody = (pairs: Pairs): Pairs => pairs.filter(([place]) => headerIn(place) === undefined);

const built = (pairs: readonly (readonly [string, Json])[]): Json =>
  pairs.reduce<Json>((root, [pointer, value]) => placed(root, stepsOf(pointer), value), {});

/** A text for a plain pattern: its first alternative without the signs of a pattern. */
const plainTextOf = (pattern: string): string =>
  (pattern.replaceAll(/[()^$]|\?:/g, '').split('|')[0] ?? '')
    .replaceAll(/\\d[+*]?/g, '1')
    .replaceAll(/\.[*+]|\[[^\]]*\][*+]?/g, 'x')
    .replaceAll('\\', '');
