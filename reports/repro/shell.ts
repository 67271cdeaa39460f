import { secretMark } from '../secret-mark.ts';
import { visibleLine } from '../visible.ts';
import type { Case } from './case.ts';

/** A comment of a shell script, on one line. */
export const comment = (text: string): string => `# ${visibleLine(text)}`;

/** A text as one word of a shell script. */
export const quoted = (text: string): string => `'${visibleLine(text).replaceAll("'", `'\\''`)}'`;

/** A URL below `$TARGET`, where it is below the API root of then. */
export const urlOf = (url: string, target: string): string =>
  target !== '' && url.startsWith(target) ? `"$TARGET"${quoted(url.slice(target.length))}` : quoted(url);

/** How a script begins that sends what is recorded again. */
export function scriptHead({ purpose, target, steps }: Case, name: string): readonly string[] {
  const isHidden = JSON.stringify(steps.map(({ request }) => request)).includes(secretMark);
  return [
    '#!/bin/sh',
    comment(`${purpose}: sends the recorded requests again, one after another. What they left is not removed.`),
    comment(`Another server: TARGET=URL sh ${name}`),
    ...(isHidden
      ? [comment(`Put the secrets in where ${secretMark} stands, here and in the files of the bodies.`)]
      : []),
    'cd "$(dirname "$0")" || exit 1',
    `TARGET=\${TARGET:-${quoted(target)}}`,
  ];
}
