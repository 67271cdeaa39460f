import { secretMark } from '../../reports/secret-mark.ts';

const escapedForRegExp = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

/** One character, or the same one as JSON may also write it. */
function written(character: string): string {
  const number = character.charCodeAt(0).toString(16).padStart(4, '0');
  return `(?:${escapedForRegExp(character)}|\\\\u${number})`;
}

const plain = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => written(text[at] ?? '')).join('');

/** A secret may be a template of a pool: its number stands for any number. */
const numbered = (text: string, write: (part: string) => string): string =>
  text
    .split('{n}')
    .map(write)
    .join(String.raw`(?:(?:\d|\\u003\d)+|\{n\}|%7Bn%7D)`);

/** Every writing of a secret that the suite itself makes: as it is, in other letter case, with escapes, in a URL, cut in half. */
function writingsOf(secret: string): RegExp {
  const half = secret.slice(0, Math.ceil(secret.length / 2));
  const texts = [
    numbered(secret, plain),
    numbered(secret, (part) => escapedForRegExp(encodeURIComponent(part))),
    ...(half.length >= 4 && !secret.includes('{n}') ? [plain(half)] : []),
  ];
  return new RegExp(texts.join('|'), 'gi');
}

/** Finds a secret, and tells cheaply of most texts that it is not in them. */
interface Finder {
  readonly pattern: RegExp;
  /** A part of every writing but that in a URL, in small letters; short, so that it is sought fast. */
  readonly stem: string;
}

function finderOf(secret: string): Finder {
  const [first = ''] = secret.split('{n}');
  const stem = first.slice(0, Math.ceil(secret.length / 2)).slice(-12);
  return { pattern: writingsOf(secret), stem: /^[\u0020-\u007e]*$/.test(stem) ? stem.toLowerCase() : '' };
}

const unescaped = (text: string): string =>
  text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .toLowerCase();

/** Blots out every secret in a text, in whatever writing. */
export function hiderOf(secrets: Iterable<string>): (text: string) => string {
  const finders = new Map<string, Finder>();
  return (text) => {
    // Secrets may be added while the suite runs.
    for (const secret of secrets) if (!finders.has(secret)) finders.set(secret, finderOf(secret));
    const haystack = unescaped(text);
    const mayHold = ({ stem }: Finder): boolean => haystack.includes(stem) || text.includes('%');
    return [...finders.values()]
      .filter(mayHold)
      .reduce((hidden, { pattern }) => hidden.replaceAll(pattern, secretMark), text);
  };
}
