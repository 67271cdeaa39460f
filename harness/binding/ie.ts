import { deregistrationRequest } from '../../spec/deregistration.ts';
import type { Ie, IeType } from '../../spec/message.ts';
import { registrationRequest, registrationResponse } from '../../spec/registration.ts';
import type { Stimulus } from '../../suites/iut.ts';

function typesOf(ies: readonly Ie[]): readonly (readonly [string, IeType])[] {
  return ies.flatMap(({ id, type }) => [[id, type] as const, ...(type.kind === 'object' ? typesOf(type.ies) : [])]);
}

/** The type of every IE of the procedure, by id; the ids are unique over all tables. */
export const ieTypes: ReadonlyMap<string, IeType> = new Map([
  ...typesOf(registrationRequest.ies),
  ...typesOf(registrationResponse.ies),
]);

/** The kind of every IE of the procedure, by id. */
export const ieKinds: ReadonlyMap<string, IeType['kind']> = new Map(
  [...ieTypes].map(([id, { kind }]) => [id, kind] as const),
);

/** The IEs of each request, in the order of its table. */
export const requestIes: Readonly<Record<Stimulus['operation'], readonly Ie[]>> = {
  register: registrationRequest.ies,
  deregister: deregistrationRequest.ies,
};
