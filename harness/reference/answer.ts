import { STATUS_CODES } from 'node:http';
import type { Answer, Call, Effect, Registration, UeRequest } from './behaviour.ts';
import { registrationIdOf } from './records.ts';
import type { Refusal } from './refusal.ts';

/** The path of the API below the API root. */
export const base = '/msgs-ueregistration/v1';

/** The path of the registration of a UE. */
export function locationOf(ueSvcId: string): string {
  return `${base}/registrations/${registrationIdOf(ueSvcId)}`;
}

/** The Ack of a request that succeeded. */
export function acknowledge(ue: UeRequest, effect: Effect, call: Call): Answer {
  const json = { 'content-type': 'application/json' };
  return {
    status: effect === 'created' ? 201 : 200,
    headers: call.operation === 'register' ? { ...json, location: locationOf(ue.ueSvcId) } : json,
    body: { ueSvcId: ue.ueSvcId, result: 'SUCCESS' },
  };
}

/** The answer to a look-up. */
export function show(found: readonly Registration[]): Answer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: found };
}

/** The ProblemDetails (TS 29.571) of a request that is refused. */
export function refuse({ status, grounds }: Refusal): Answer {
  const { cause, detail, invalidParams, headers } = grounds;
  return {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
    body: {
      title: STATUS_CODES[status],
      status,
      detail,
      ...(cause !== undefined && { cause }),
      ...(invalidParams !== undefined && { invalidParams }),
    },
  };
}

/** The answer as an HTTP response; a body becomes JSON unless it is text already. */
export function write({ status, headers, body }: Answer): Response {
  if (body === undefined) return new Response(null, { status, headers });
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}
