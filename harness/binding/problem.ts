import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';
import type { Received } from './condition.ts';
import type { ErrorForm } from './form.ts';
import type { Names } from './names.ts';
import { headerIn, readerAt } from './place.ts';
import { pickOf } from './pointer.ts';

/** What an error says, as far as it is well typed. */
export interface Problem {
  readonly cause?: string;
  /** IE paths that it points at; a text of its own where it is no IE. */
  readonly blames?: readonly string[];
}

const places: Readonly<Record<ErrorForm['form'], Pick<ErrorForm, 'cause' | 'blames'>>> = {
  'problem-details': { cause: '/cause', blames: { list: '/invalidParams', at: '/param' } },
  object: {},
};

/** Reads errors of the declared form. */
export function problemReader(
  form: ErrorForm | undefined,
  names: Names,
): (body: JsonObject | undefined, received: Received) => Problem {
  if (form === undefined) return () => ({});
  const { cause, blames, causes = {} } = { ...places[form.form], ...form };
  const causeAt = cause === undefined ? undefined : readerAt(cause);
  const isInHeader = cause !== undefined && headerIn(cause) !== undefined;
  const listAt = blames && pickOf(blames.list);
  const paramAt = pickOf(blames?.at ?? '');
  const causeOf = (code: string): string => (Object.hasOwn(causes, code) ? (causes[code] ?? code) : code);
  return (body, received) => {
    if (body === undefined && (!isInHeader || received.response.status < 300)) return {};
    const code = causeAt?.(received);
    const list = listAt?.(body);
    const params = Array.isArray(list) ? (list as readonly Json[]).map((entry) => paramAt(entry)) : undefined;
    return {
      ...((typeof code === 'string' || typeof code === 'number') && { cause: causeOf(String(code)) }),
      ...(params && { blames: params.filter((param) => typeof param === 'string').map(names.pointedAt) }),
    };
  };
}

const texts = ['type', 'title', 'detail', 'instance', 'cause'] as const;

/** What is wrong with a ProblemDetails (TS 29.571 clause 5.2.4.1), or undefined. */
export function problemFlaw(body: JsonObject, status: number): string | undefined {
  const odd = texts.find((member) => body[member] !== undefined && typeof body[member] !== 'string');
  if (odd !== undefined) return `${odd} ${JSON.stringify(body[odd])}`;
  if (body['status'] !== undefined && body['status'] !== status)
    return `status ${JSON.stringify(body['status'])} in the body of a ${status}`;
  const { invalidParams } = body;
  if (invalidParams === undefined) return undefined;
  if (!Array.isArray(invalidParams) || invalidParams.length === 0)
    return `invalidParams ${JSON.stringify(invalidParams)}`;
  const bad = (invalidParams as readonly Json[]).find(
    (entry) => !isJsonObject(entry) || typeof entry['param'] !== 'string',
  );
  return bad === undefined ? undefined : `an entry of invalidParams without param: ${JSON.stringify(bad)}`;
}
