import type { AbstractMessage } from '../../fixtures/json.ts';

/** Traces of the call stacks of many languages, and of what a database says. */
const traces = new RegExp(
  [
    /Traceback \(most recent call last\)/,
    /\n\s+at .+[:(].+:(?:line )?\d+/,
    /\.java:\d+\)/,
    /goroutine \d+ \[|panic: runtime error/,
    /#\d+ \/.+\.php\(\d+\)/,
    /\.rb:\d+:in [`']/,
    /panicked at .+:\d+:\d+/,
    /SQLSTATE\[\w+\]|ORA-\d{5}:/,
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
  if (typeof credential !== 'string' || credential.length < 4) return undefined;
  const isPartOfOthers = Object.values(others).some((value) => JSON.stringify(value).includes(credential));
  return !isPartOfOthers && contains(text, credential) ? 'the UE credential information of the request' : undefined;
}

/** As a word of its own: `cred-1` is not in `cred-12`. */
function contains(text: string, word: string): boolean {
  const isWordAt = (at: number): boolean => !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + word.length] ?? '');
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) if (isWordAt(at)) return true;
  return false;
}
