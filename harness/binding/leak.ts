import type { AbstractMessage } from '../../fixtures/json.ts';

/** Traces of the call stacks of many languages, and of what a database says. */
const traces = new RegExp(
  [
    /Traceback \(most recent call last\)/,
    /\n[^\S\n]{1,99}at .+[:(].+:(?:line )?\d+/,
    /\.java:\d+\)/,
    /goroutine \d+ \[|panic: runtime error/,
    /#\d+ \/.+\.php\(\d+\)/,
    /\.rb:\d+:in [`']/,
    /panicked at .+:\d+:\d+/,
    /SQLSTATE[ [=:]+\w{5}\b|ORA-\d{5}:/,
    /json: cannot unmarshal \w+ into Go /,
    / at \S+\.p[lm] line \d+/,
    /\*\* \(\w*(?:Error|Exception)\) /,
    /\{file,[^{}]+\},\s*\{line,\d+\}/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

/** What an answer gives away that it must not, or undefined. */
export function leakIn(
  text: string,
  { ueCredentialInformation: credential, ...others }: AbstractMessage,
): string | undefined {
  // In a JSON text the line breaks of a trace stand escaped.
  if (traces.test(text.replaceAll(String.raw`\n`, '\n'))) return 'a stack trace';
  // Any answer may have null in it, or another word.
  if (typeof credential !== 'string' || credential.length < 4 || /^[a-z]{1,7}$/i.test(credential)) return undefined;
  const readings = readingsOf(text);
  if (!writingsOf(credential).some((word) => readings.some((reading) => contains(reading, word)))) return undefined;
  const isPartOfOthers = Object.values(others).some((value) => JSON.stringify(value).includes(credential));
  return isPartOfOthers ? undefined : 'the UE credential information of the request';
}

/** A text as it stands there, and as it reads where it is JSON: some write what could stand plainly with a backslash. */
const readingsOf = (text: string): readonly string[] =>
  text.includes('\\')
    ? [
        text,
        text.replaceAll(/\\(?:u([\da-f]{4})|(["\\/]))/gi, (_, code?: string, sign?: string) =>
          code === undefined ? (sign ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
        ),
      ]
    : [text];

/** The credential as it is, and as it travels where a header or a member has it coded. */
const writingsOf = (credential: string): readonly string[] => [
  credential,
  Buffer.from(credential, 'utf8').toString('base64'),
];

/** As a word of its own: `cred-1` is not in `cred-12`. */
function contains(text: string, word: string): boolean {
  const isWordAt = (at: number): boolean => !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '');
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) if (isWordAt(at)) return true;
  return false;
}
