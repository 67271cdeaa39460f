import type { Mutant } from '../fixtures/mutant.ts';
import type { CauseFault } from '../spec/cause.ts';
import type { Flaw } from './iut.ts';

const mandatory: Readonly<Record<Mutant['reads'], readonly CauseFault[]>> = {
  missing: ['mandatory-missing', 'mandatory-incorrect', 'format', 'other'],
  either: ['mandatory-missing', 'mandatory-incorrect', 'format', 'other'],
  incorrect: ['mandatory-incorrect', 'format', 'other'],
};

/** What a cause may say of a mutant: TS 29.500 leaves the choice between naming the IE and blaming the format. */
export const flawOf = (mutant: Mutant): Flaw => ({
  ie: mutant.path,
  reads:
    mutant.path.length === 1 && mutant.ie.presence === 'M'
      ? mandatory[mutant.reads]
      : ['optional-incorrect', 'format', 'other'],
  isMalformed: true,
});

/** A message that has none of its mandatory IEs. */
export const nothingThere: Flaw = { ie: [], reads: mandatory.missing, isMalformed: true };

/** A well-formed IE whose value the server does not honour: no cause may call it absent or the message malformed. */
export const wrongValue = (ie: string): Flaw => ({
  ie: [ie],
  reads: ['mandatory-incorrect', 'other'],
  isMalformed: false,
});

/** A wrong credential: one with odd characters, or a long one, may be none that the server could have given out. */
export const wrongCredential = (credential: string): Flaw => {
  const flaw = wrongValue('ueCredentialInformation');
  return /^[\w.~@+=/-]{1,128}$/.test(credential) ? flaw : { ...flaw, reads: [...flaw.reads, 'format'] };
};

/** A UE that the server does not have: who does not want to tell strangers so names the credential. */
export const absentUe: Flaw = { ...wrongValue('ueServiceId'), orElse: 'ueCredentialInformation' };
