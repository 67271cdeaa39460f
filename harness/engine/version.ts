import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from '../root.ts';

/** The version in our package.json, which lies above this file both in the repository and in the package. */
export const version: string =
  ['package.json', '../package.json']
    .map((path) => fileURLToPath(new URL(path, root)))
    .map(read)
    .find((found) => found !== undefined) ?? '0.0.0';

function read(path: string): string | undefined {
  try {
    const { name, version: found } = JSON.parse(readFileSync(path, 'utf8')) as { name?: string; version?: string };
    return name === 'msgin5g-conformance' ? found : undefined;
  } catch {
    return undefined;
  }
}
