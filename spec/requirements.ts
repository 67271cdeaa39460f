import { spelt } from './ambiguity.ts';
import { coap } from './coap.ts';
import { delivery } from './delivery.ts';
import { deregistration } from './deregistration.ts';
import { registrationInopportune, registrationInvalid, registrationValid } from './registration.ts';
import type { Requirement } from './requirement.ts';
import { security } from './security.ts';
import { wire } from './wire.ts';

const catalogue = [
  ...registrationValid,
  ...registrationInvalid,
  ...registrationInopportune,
  ...deregistration,
  ...delivery,
  ...wire,
  ...security,
  ...coap,
] as const;

export type RequirementId = (typeof catalogue)[number]['id'];

/** Every requirement, in the order of the documents. */
export const requirements: readonly (Requirement & { readonly id: RequirementId })[] = catalogue.map(
  (row: Requirement & { readonly id: RequirementId }) =>
    row.ambiguity === undefined ? row : { ...row, ambiguity: spelt(row.ambiguity) },
);

const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));

/** The requirement with this id; ids are checked at compile time, so it is always there. */
export function requirement(id: RequirementId): Requirement & { readonly id: RequirementId } {
  const found = byId.get(id);
  if (found === undefined) throw new TypeError(`no requirement ${id}`);
  return found;
}
