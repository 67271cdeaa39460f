/** A credential that is not the right one; undefined where the text gives no room for it. */
type Miss = (credential: string, ueServiceId: string) => string | undefined;

/** The text, or none where the credential happens to be that. */
const unless = (text: string, credential: string): string | undefined => (text === credential ? undefined : text);

const always =
  (text: string): Miss =>
  (credential) =>
    unless(text, credential);

const swappedCase = (letter: string): string =>
  letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();

/** Ways to come near the right credential, and what opens careless doors. */
export const nearMisses: Readonly<Record<string, Miss>> = {
  'first-half': (credential) =>
    credential.length < 2 ? undefined : credential.slice(0, Math.ceil(credential.length / 2)),
  'last-half': (credential) =>
    credential.length < 2 ? undefined : credential.slice(-Math.ceil(credential.length / 2)),
  'last-cut': (credential) => (credential.length < 2 ? undefined : credential.slice(0, -1)),
  repeated: (credential) => `${credential}${credential}`,
  'last-other': (credential) => `${credential.slice(0, -1)}${credential.endsWith('0') ? '1' : '0'}`,
  'middle-other': (credential) => {
    const at = Math.floor(credential.length / 2);
    return credential.length < 3
      ? undefined
      : `${credential.slice(0, at)}${credential[at] === '0' ? '1' : '0'}${credential.slice(at + 1)}`;
  },
  'trailing-newline': (credential) => `${credential}\n`,
  'two-swapped': (credential) => {
    const at = Array.from({ length: credential.length - 1 }).findIndex(
      (_, place) => credential[place] !== credential[place + 1],
    );
    const [one = '', other = ''] = [credential[at], credential[at + 1]];
    return at < 0 ? undefined : `${credential.slice(0, at)}${other}${one}${credential.slice(at + 2)}`;
  },
  'one-more': (credential) => `${credential}0`,
  'after-colon': (credential) => `${credential}:0`,
  'before-colon': (credential) => `0:${credential}`,
  'after-bar': (credential) => `${credential}|x`,
  'after-at': (credential) => `${credential}@x`,
  'trailing-space': (credential) => `${credential} `,
  'leading-space': (credential) => ` ${credential}`,
  'much-longer': (credential) => `${credential}${'x'.repeat(256)}`,
  'after-nul': (credential) => `${credential}\u0000x`,
  wildcard: always('%'),
  pattern: always('.*'),
  'null-text': always('null'),
  'always-true': always("' OR '1'='1"),
  'ue-id': (credential, ueServiceId) => unless(ueServiceId, credential),
  reversed: (credential) => unless(Array.from(credential).toReversed().join(''), credential),
  listed: (credential) => `x,${credential}`,
  'listed-first': (credential) => `${credential},x`,
  'zero-before': (credential) => `0${credential}`,
  accented: (credential) =>
    unless(
      credential.replace(/[aceinosuyz]/i, (letter) => `${letter}\u0301`.normalize('NFC')),
      credential,
    ),
  'bare-of-punctuation': (credential) => unless(credential.replaceAll(/[^\p{L}\p{N}]/gu, ''), credential),
  'beyond-ascii': always('\u00e9\u03bb-\u{1f511}'),
  base64: (credential) => Buffer.from(credential).toString('base64'),
  'percent-encoded': (credential) =>
    /^[\x21-\x7e]/.test(credential)
      ? `%${credential.charCodeAt(0).toString(16).toUpperCase()}${credential.slice(1)}`
      : undefined,
  'inner-nul': (credential) =>
    credential.length < 2 ? undefined : `${credential.slice(0, 1)}\u0000${credential.slice(1)}`,
  'first-letter-case': (credential) =>
    unless(`${swappedCase(credential.slice(0, 1))}${credential.slice(1)}`, credential),
  'other-case': (credential) => unless(Array.from(credential).map(swappedCase).join(''), credential),
};
