import type { Json } from '../../fixtures/json.ts';
import { headerOf } from './body.ts';
import type { Received } from './condition.ts';
import { pickOf } from './pointer.ts';

/** The header that a place such as `header X-Error` names; undefined where it is a JSON Pointer. */
export const headerIn = (place: string): string | undefined => /^header ([^ ]+)$/.exec(place)?.[1];

/** What stands at a place of an answer: in a header, or at a JSON Pointer into its body. */
export function readerAt(place: string): (received: Received) => Json | undefined {
  const header = headerIn(place)?.toLowerCase();
  if (header !== undefined) return ({ response }) => headerOf(response, header);
  const pick = pickOf(place);
  return ({ body }) => pick(body.json);
}

/** A value as a header has it. */
export const fieldText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));
