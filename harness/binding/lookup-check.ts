import type { UeIdentity } from '../../suites/identity.ts';
import type { Check, StoredRegistration } from '../../suites/iut.ts';
import { check } from './any-answer.ts';

/** A look-up shows the registrations of the UE that was asked for, and of no other. */
export function ownCheck({ ueServiceId }: UeIdentity, records: readonly StoredRegistration[]): Check {
  const stranger = records.find((record) => record.ueServiceId !== ueServiceId);
  const expected = `registrations of ${JSON.stringify(ueServiceId)} only`;
  return check('W-12', stranger === undefined, expected, `one of ${JSON.stringify(stranger?.ueServiceId ?? null)}`);
}
