import { secretMark } from '../../reports/secret-mark.ts';

/** A part of a text, by its place. */
type Range = readonly [from: number, to: number];

/** A text in small letters as it reads, and where each of its characters, and its end, stands in the text itself. */
interface Reading {
  readonly text: string;
  readonly placeOf: (at: number) => number;
}

/** Small letters, each in the place of the one it stands for. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  const letters = Array.from({ length: text.length }, (_, at) => text[at] ?? '');
  return letters.map((letter) => (letter.toLowerCase().length === 1 ? letter.toLowerCase() : letter)).join('');
}

const escapes = /\\(?:u([\da-f]{4})|(["\\/]))/gi;

/** The text with what JSON may write by a backslash as it is meant. */
function meant(text: string): Reading {
  if (!text.includes('\\')) return { text: lowered(text), placeOf: (at) => at };
  const places: number[] = [];
  let read = '';
  let next = 0;
  const take = (piece: string, from: number): void => {
    for (let at = 0; at < piece.length; at++) places.push(from + at);
    read += piece;
  };
  for (const { 0: escape, 1: code, 2: sign = '', index } of text.matchAll(escapes)) {
    take(text.slice(next, index), next);
    take(code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)), index);
    next = index + escape.length;
  }
  take(text.slice(next), next);
  return { text: lowered(read), placeOf: (at) => places[at] ?? text.length };
}

/** Finds a secret in a text and in its reading. */
type Find = (text: string, reading: Reading) => readonly Range[];

function* everywhere(text: string, word: string): Generator<Range> {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) yield [at, at + word.length];
}

/** A secret of fewer letters is one only where it stands alone: it would blot out parts of other words. */
const tellingLength = 4;

const isWordAt = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '');

const standsAlone =
  (text: string) =>
  ([from, to]: Range): boolean =>
    !isWordAt(text, from - 1) && !isWordAt(text, to);

const escapedForRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

const inPlace = (ranges: Iterable<Range>, { placeOf }: Reading): readonly Range[] =>
  [...ranges].map(([from, to]) => [placeOf(from), placeOf(to)]);

/** A template of a pool: its number stands for any number. */
function templateOf(secret: string, write: (part: string) => string): RegExp {
  const parts = secret.split('{n}');
  const pattern = parts.map((part) => escapedForRegExp(write(part))).join(String.raw`(?:\d+|\{n\}|%7bn%7d)`);
  const isTelling = parts.join('').length >= tellingLength;
  return new RegExp(isTelling ? pattern : String.raw`(?<![a-z\d])${pattern}(?![a-z\d])`, 'g');
}

const inUrl = (text: string): string => encodeURIComponent(text.toWellFormed()).toLowerCase();

function findTemplate(secret: string): Find {
  const patterns = [templateOf(secret, lowered), templateOf(secret, inUrl)];
  return (_text, reading) => {
    const found = patterns.flatMap((pattern) => [...reading.text.matchAll(pattern)]);
    return inPlace(
      found.map(({ 0: { length }, index }): Range => [index, index + length]),
      reading,
    );
  };
}

/** The secret, its first half where that is long enough to tell, and how it is written in a URL. */
function findText(secret: string): Find {
  const word = lowered(secret);
  const half = word.slice(0, Math.ceil(word.length / 2));
  const urlWord = inUrl(secret);
  const shortest = half.length >= tellingLength ? half : word;
  return (text, reading) => {
    const isThere = reading.text.includes(shortest);
    const all = isThere ? [...everywhere(reading.text, word), ...everywhere(reading.text, shortest)] : [];
    const found = word.length < tellingLength ? all.filter(standsAlone(reading.text)) : all;
    const isCoded = urlWord !== word && text.includes('%');
    return inPlace(isCoded ? [...found, ...everywhere(reading.text, urlWord)] : found, reading);
  };
}

function finderOf(secret: string): Find {
  if (secret === '') return () => [];
  return secret.includes('{n}') ? findTemplate(secret) : findText(secret);
}

/** The text with a mark in place of each range; ranges that overlap are one. */
function blottedOut(text: string, ranges: readonly Range[]): string {
  let hidden = '';
  let next = 0;
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    if (from >= next) hidden += text.slice(next, from) + secretMark;
    next = Math.max(next, to);
  }
  return hidden + text.slice(next);
}

/** Blots out every secret in a text, in every writing that the suite itself makes: in other letter case, with escapes, in a URL, cut in half. */
export function hiderOf(secrets: Iterable<string>): (text: string) => string {
  const finders = new Map<string, Find>();
  return (text) => {
    const reading = meant(text);
    // Secrets may be added while the suite runs.
    const ranges = [...secrets].flatMap((secret) => {
      const find = finders.get(secret) ?? finderOf(secret);
      finders.set(secret, find);
      return find(text, reading);
    });
    return ranges.length === 0 ? text : blottedOut(text, ranges);
  };
}
