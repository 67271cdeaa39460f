/** What the source text leaves open, by the number that the requirements refer to. */
export const ambiguities: Readonly<Record<string, string>> = {
  'AMB-1': 'the registration response is described by another table before the change request than after it',
  'AMB-2': 'the rows of Table 8.2.1-4 could not be read',
  'AMB-3': 'deletion is said to happen both before and with the response',
  'AMB-4': 'the stored profile has two names',
  'AMB-5': 'it is not said whether a Failure Cause may stand beside success, nor whether a failure needs one',
  'AMB-6': 'the de-registration request names no gateway',
  'AMB-7':
    'the credential is opaque, a trusted gateway makes it unnecessary, and later prints of the sister table drop it',
  'AMB-9': 'conditions of success and causes of failure are not listed',
  'AMB-10': 'repeated registration and change of profile are not described',
};

/** An ambiguity note with its numbers spelt out. */
export const spelt = (note: string): string =>
  note.replaceAll(/AMB-\d+/g, (number) =>
    ambiguities[number] === undefined ? number : `${number} (${ambiguities[number]})`,
  );
