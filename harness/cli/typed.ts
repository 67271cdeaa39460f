import { basename, relative } from 'node:path';

/** A command line as it has to be typed here; options without a value are left out. */
export function typed(
  command: string,
  options: Readonly<Record<string, string | undefined>>,
  ...words: readonly string[]
): string {
  const given = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, quoted(value)],
  );
  return [program(), command, ...words.map(quoted), ...given].join(' ');
}

/** How this program was called: in the repository through npm, by its file, or by its name. */
function program(): string {
  if (process.env['npm_package_name'] === 'msgin5g-conformance') return 'npm run -s conform --';
  const path = process.argv[1] ?? '';
  if (basename(path) !== 'bin.cjs') return 'msgin5g-conformance';
  const near = relative(process.cwd(), path);
  return `node ${quoted(near.length < path.length ? near : path)}`;
}

const quoted = (value: string): string => (/^[\w./:@=-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`);
