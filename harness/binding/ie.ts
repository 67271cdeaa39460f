import { deregistrationRequest } from '../../spec/deregistration.ts';
import type { Ie, IeType } from '../../spec/message.ts';
import { registrationRequest, registrationResponse } from '../../spec/registration.ts';
import type { Stimulus } from '../../suites/iut.ts';

function kindsOf(ies: readonly Ie[]): readonly (readonly [string, IeType['kind']])[] {
  return ies.flatMap(({ id, type }) => [
    [id, type.kind] as const,
    ...(type.kind === 'object' ? kindsOf(type.ies) : []),
  ]);
}

/** The kind of every IE of the procedure, by id; the ids are unique over all tables. */
export const ieKinds: ReadonlyMap<string, IeType['kind']> = new Map([
  ...kindsOf(registrationRequest.ies),
  ...kindsOf(registrationResponse.ies),
]);

/** The IEs of each request, in the order of its table. */
export const requestIes: Readonly<Record<Stimulus['operation'], readonly Ie[]>> = {
  register: registrationRequest.ies,
  deregister: deregistrationRequest.ies,
};
