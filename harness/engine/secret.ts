const escapedForRegExp = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** One character, or the same one as JSON may also write it. */
function written(character: string): string {
  const number = character.charCodeAt(0).toString(16).padStart(4, '0');
  return `(?:${escapedForRegExp(character)}|\\\\u${number})`;
}

/** Every writing of a secret that the suite itself makes: as it is, in other letter case, with escapes, in a URL, cut in half. */
function writingsOf(secret: string): RegExp {
  const half = secret.slice(0, Math.ceil(secret.length / 2));
  const plain = (text: string): string =>
    Array.from({ length: text.length }, (_, at) => written(text[at] ?? '')).join('');
  const texts = [
    plain(secret),
    escapedForRegExp(encodeURIComponent(secret)),
    ...(half.length >= 4 ? [plain(half)] : []),
  ];
  return new RegExp(texts.join('|'), 'gi');
}

/** Blots out every secret in a text, in whatever writing. */
export function hiderOf(secrets: readonly string[]): (text: string) => string {
  const patterns = secrets.map(writingsOf);
  return (text) => patterns.reduce((hidden, pattern) => hidden.replaceAll(pattern, '‹secret›'), text);
}
