import type { Json } from '../../fixtures/json.ts';
import type { ResponsePacket } from './binding.ts';
import { headerOf, type ReadBody } from './body.ts';
import type { ConditionForm, StatusForm } from './form.ts';
import { fieldText, headerIn, readerAt } from './place.ts';
import { pickOf } from './pointer.ts';

/** An answer whose body was read once. */
export interface Received {
  readonly response: ResponsePacket;
  readonly body: ReadBody;
}

export type Condition = (received: Received) => boolean;

/** The first and the last status of each range. */
export function rangesOf(form: StatusForm): readonly (readonly [number, number])[] {
  if (typeof form === 'number') return [[form, form]];
  if (typeof form !== 'string') return form.flatMap(rangesOf);
  const [from = '', to = from] = form.split('-');
  return [[Number(from.replaceAll('x', '0')), Number(to.replaceAll('x', '9'))]];
}

const bodies: Readonly<Record<NonNullable<ConditionForm['body']>, (body: ReadBody) => boolean>> = {
  none: ({ isEmpty }) => isEmpty,
  object: ({ object }) => object !== undefined,
  'no-object': ({ isEmpty, json, object }) => !isEmpty && json !== undefined && object === undefined,
  'no-json': ({ isEmpty, json }) => !isEmpty && json === undefined,
};

/** A condition made ready for many answers; everything that the form gives must hold. */
export function conditionOf(form: ConditionForm): Condition {
  const all = [...ofHead(form), ...ofBody(form)];
  return (received) => all.every((holds) => holds(received));
}

function* ofHead({ status, mediaType, header }: ConditionForm): Generator<Condition> {
  if (status !== undefined) {
    const ranges = rangesOf(status);
    yield ({ response }) => ranges.some(([from, to]) => response.status >= from && response.status <= to);
  }
  if (mediaType !== undefined) yield ({ body }) => body.mediaType === mediaType;
  if (header !== undefined) yield ({ response }) => headerOf(response, header.toLowerCase()) !== undefined;
}

function* ofBody({
  body,
  has = [],
  hasAny,
  hasNone = [],
  equals = {},
  matches = {},
}: ConditionForm): Generator<Condition> {
  if (body !== undefined) yield (received) => bodies[body](received.body);
  const presence = (pointer: string): Condition => {
    const pick = pickOf(pointer);
    return ({ body: { json } }) => pick(json) !== undefined;
  };
  for (const pointer of has) yield presence(pointer);
  if (hasAny !== undefined) {
    const any = hasAny.map(presence);
    yield (received) => any.some((holds) => holds(received));
  }
  for (const holds of hasNone.map(presence)) yield (received) => !holds(received);
  for (const [place, value] of Object.entries(equals)) {
    const [read, wanted] = [readerAt(place), JSON.stringify(headerIn(place) === undefined ? value : fieldText(value))];
    yield (received) => same(read(received), wanted);
  }
  for (const [place, pattern] of Object.entries(matches)) {
    const [read, regex] = [readerAt(place), new RegExp(pattern, 'u')];
    yield (received) => {
      const value = read(received);
      return (typeof value === 'string' || typeof value === 'number') && regex.test(String(value));
    };
  }
}

const same = (value: Json | undefined, wanted: string): boolean =>
  value !== undefined && JSON.stringify(value) === wanted;
