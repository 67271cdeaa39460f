import type { JsonObject } from '../../fixtures/json.ts';
import type { Answer, Check, Outcome, Refusal, Stimulus } from '../../suites/iut.ts';
import type { ResponsePacket } from './binding.ts';
import { type ReadBody, readBody } from './body.ts';
import { fromWire } from './member.ts';
import { readProblem } from './problem.ts';
import { wireChecks } from './sbi-check.ts';

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

/** An answer as the rules of the wire see it. */
export interface Reading {
  readonly stimulus: Stimulus;
  readonly response: ResponsePacket;
  readonly body: ReadBody;
  readonly ack?: JsonObject;
  readonly problem?: JsonObject;
  readonly kind: Outcome['kind'];
  /** Why the answer can be read as neither success nor failure. */
  readonly doubt?: string;
}

/** What an answer of the service-based interface means. */
export function readAnswer(stimulus: Stimulus, response: ResponsePacket): Outcome {
  const reading = readingOf(stimulus, response);
  const { kind, ack, problem } = reading;
  const isThrottled = (response.status === 429 || response.status === 503) && ack === undefined;
  const refusal = kind === 'rejected' ? (refusalOf(response.status) ?? 'failure-result') : undefined;
  return {
    kind: isThrottled ? 'throttled' : kind,
    signature: `${kind} ${response.status}`,
    text: textOf(reading),
    checks: wireChecks(reading) satisfies readonly Check[],
    ...(isForeign(reading) && { isForeign: true as const }),
    ...(refusal && { refusal }),
    ...(problem && readProblem(problem)),
    ...(ack && { answer: fromWire(ack) as Answer }),
  };
}

/** No Ack, no problem description, and no JSON that could have been meant as one. */
const isForeign = ({ kind, response, body, ack, problem }: Reading): boolean => {
  if (ack !== undefined || problem !== undefined || /[/+]json$/.test(body.mediaType)) return false;
  return kind === 'unclear' || [301, 302, 303, 307, 308, 401, 404, 405].includes(response.status);
};

function readingOf(stimulus: Stimulus, response: ResponsePacket): Reading {
  const body = readBody(response);
  const isProblemType = body.mediaType === 'application/problem+json';
  const isAck = body.object !== undefined && !isProblemType && looksLikeAck(body.object, response.status);
  const ack = isAck ? body.object : undefined;
  const problem = isAck ? undefined : body.object;
  const doubt = doubtOf({ response, body, ack, problem });
  const isSuccess = response.status >= 200 && response.status < 300 && ack?.['result'] !== 'FAILURE';
  const kind = doubt === undefined ? (isSuccess ? 'accepted' : 'rejected') : 'unclear';
  return {
    stimulus,
    response,
    body,
    kind,
    ...(ack && { ack }),
    ...(problem && { problem }),
    ...(doubt !== undefined && { doubt }),
  };
}

/** An Ack names its UE or a result; under a success status anything but a problem description is meant as one. */
function looksLikeAck(object: JsonObject, status: number): boolean {
  if ('result' in object || 'ueSvcId' in object) return true;
  const isProblem = ['cause', 'title', 'detail', 'invalidParams', 'status'].some((member) => member in object);
  return status < 300 && !isProblem;
}

function doubtOf({
  response,
  body,
  ack,
  problem,
}: Pick<Reading, 'response' | 'body' | 'ack' | 'problem'>): string | undefined {
  const isSuccessStatus = response.status >= 200 && response.status < 300;
  if (!isSuccessStatus)
    return ack?.['result'] === 'SUCCESS' && response.status >= 400
      ? 'the result SUCCESS under a failure status'
      : undefined;
  if (problem !== undefined) return 'a problem description under a success status';
  if (ack === undefined && !body.isEmpty)
    return `a body that is no ${body.json === undefined ? 'JSON' : 'JSON object'} under a success status`;
  return undefined;
}

function refusalOf(status: number): Refusal | undefined {
  if (status < 300) return undefined;
  if (status < 400) return 'redirect';
  return refusals[status] ?? (status < 500 ? 'client-error' : 'server-error');
}

function textOf({ response, body, ack, problem, doubt }: Reading): string {
  const { cause, blames } = problem === undefined ? {} : readProblem(problem);
  const about = [
    `${response.status}${response.reason === '' ? '' : ` ${response.reason}`}`,
    ...(ack ? [`result ${JSON.stringify(ack['result'] ?? null)}`] : []),
    ...(typeof ack?.['failureCause'] === 'string' ? [`failure cause ${JSON.stringify(ack['failureCause'])}`] : []),
    ...(cause === undefined ? [] : [`cause ${cause}`]),
    ...(blames === undefined || blames.length === 0 ? [] : [`pointing at ${blames.join(', ')}`]),
    ...(ack || problem
      ? []
      : [body.isEmpty ? 'no body' : `a body of ${body.mediaType === '' ? 'no media type' : body.mediaType}`]),
  ];
  return doubt === undefined ? about.join(', ') : `${doubt} (${about.join(', ')})`;
}
