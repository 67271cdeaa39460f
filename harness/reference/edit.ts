import type { Answer, Call, Deviation, JsonObject, Operation } from './behaviour.ts';
import type { Refusal } from './refusal.ts';

/** Changes the answer of every request of these operations that succeeds. */
export function acks(
  operations: readonly Operation[],
  edit: (answer: Answer, call: Call) => Answer,
): Deviation['change'] {
  return (strict) => ({
    acknowledge: (ue, effect, call) => {
      const answer = strict.acknowledge(ue, effect, call);
      return operations.includes(call.operation) ? edit(answer, call) : answer;
    },
  });
}

/** Changes the members of every Ack of these operations. */
export function ackMembers(
  operations: readonly Operation[],
  edit: (ack: JsonObject, call: Call) => unknown,
): Deviation['change'] {
  return acks(operations, (answer, call) => ({ ...answer, body: edit(answer.body as JsonObject, call) }));
}

/** Changes the answer of every request that is refused. */
export function refusals(edit: (answer: Answer, call: Call, refusal: Refusal) => Answer): Deviation['change'] {
  return (strict) => ({ refuse: (refusal, call) => edit(strict.refuse(refusal, call), call, refusal) });
}

/** Changes the members of every ProblemDetails. */
export function problemMembers(edit: (problem: JsonObject, call: Call) => JsonObject): Deviation['change'] {
  return refusals((answer, call) => ({ ...answer, body: edit(answer.body as JsonObject, call) }));
}

/** An object without one member. */
export function without(object: JsonObject, ...members: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !members.includes(name)));
}

/** Whether a refusal is about the operations themselves, and not about paths and methods. */
export function isProcedural(call: Call): boolean {
  return call.operation === 'register' || call.operation === 'deregister';
}
