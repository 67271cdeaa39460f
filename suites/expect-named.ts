import type { UeIdentity } from './identity.ts';
import type { Outcome } from './iut.ts';
import { parted } from './parted.ts';
import { Failure } from './verdict.ts';

/** An answer that names a UE names this one, or the purpose fails on R-04. */
export function expectNamed({ ueServiceId }: UeIdentity, outcome: Outcome): void {
  const name = outcome.answer?.ueServiceId;
  if (name === undefined || name === null || name === ueServiceId) return;
  const [expected, got] =
    typeof name === 'string' ? parted(ueServiceId, name) : [JSON.stringify(ueServiceId), JSON.stringify(name)];
  throw new Failure('R-04', expected, got, { shownBy: outcome });
}
