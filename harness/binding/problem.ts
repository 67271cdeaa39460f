import { isJsonObject, type Json, type JsonObject } from '../../fixtures/json.ts';
import { pointedAt } from './member.ts';

/** What a ProblemDetails (TS 29.571 clause 5.2.4.1) says, as far as it is well typed. */
export interface Problem {
  readonly cause?: string;
  /** IE paths that invalidParams points at; a text of its own where it is no IE. */
  readonly blames?: readonly string[];
}

const texts = ['type', 'title', 'detail', 'instance', 'cause'] as const;

export function readProblem(body: JsonObject): Problem {
  const { cause, invalidParams } = body;
  return {
    ...(typeof cause === 'string' && { cause }),
    ...(Array.isArray(invalidParams) && { blames: (invalidParams as readonly Json[]).flatMap(paramOf) }),
  };
}

const paramOf = (entry: Json): readonly string[] =>
  isJsonObject(entry) && typeof entry['param'] === 'string' ? [pointedAt(entry['param'])] : [];

/** What is wrong with a ProblemDetails, or undefined. */
export function problemFlaw(body: JsonObject, status: number): string | undefined {
  const odd = texts.find((member) => body[member] !== undefined && typeof body[member] !== 'string');
  if (odd !== undefined) return `${odd} ${JSON.stringify(body[odd])}`;
  if (body['status'] !== undefined && body['status'] !== status)
    return `status ${JSON.stringify(body['status'])} in the body of a ${status}`;
  const { invalidParams } = body;
  if (invalidParams === undefined) return undefined;
  if (!Array.isArray(invalidParams) || invalidParams.length === 0)
    return `invalidParams ${JSON.stringify(invalidParams)}`;
  const bad = (invalidParams as readonly Json[]).find((entry) => paramOf(entry).length === 0);
  return bad === undefined ? undefined : `an entry of invalidParams without param: ${JSON.stringify(bad)}`;
}
