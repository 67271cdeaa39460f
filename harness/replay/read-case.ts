import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { caseSchema } from '../../reports/repro/case-schema.ts';
import type { Case } from '../../reports/repro/case.ts';
import { complaints, located } from '../corpus/located.ts';
import { UsageError } from '../usage-error.ts';

/** The case at a path: its file, its folder, or a folder of reports with one failure in it; throws UsageError with the place of every mistake. */
export async function readCase(path: string): Promise<Case> {
  const file = await fileAt(path);
  const text = await readFile(resolve(file), 'utf8').catch((error: unknown) => {
    throw new UsageError([`${file}: cannot be read (${codeOf(error)})`]);
  });
  const source = located(text);
  if (source.fault !== undefined) {
    const { position, text: fault } = source.fault;
    throw new UsageError([`${file}:${position.line}:${position.col}: ${fault}`]);
  }
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const isCase = new Ajv2020({ strict: true, allErrors: true }).compile<Case>(caseSchema);
  if (isCase(source.value)) return withFolder(source.value, dirname(resolve(file)));
  throw new UsageError(complaints(file, source, isCase.errors ?? []));
}

/** The folder that the run began in, whatever the current one is. */
const withFolder = ({ setup, ...found }: Case, base: string): Case => ({
  ...found,
  ...(setup && {
    setup: { ...setup, ...(setup.folder !== undefined && { folder: resolve(base, setup.folder) }) },
  }),
});

async function fileAt(path: string): Promise<string> {
  const about = await stat(resolve(path)).catch((error: unknown) => {
    throw new UsageError([
      `${path}: ${codeOf(error) === 'ENOENT' ? 'no such file or folder' : `cannot be read (${codeOf(error)})`}; name a folder below repro/, its case.json, or a folder of reports`,
    ]);
  });
  if (!about.isDirectory()) return basename(path) === 'report.json' ? fileAt(dirname(resolve(path))) : path;
  const own = join(path, 'case.json');
  if (await isThere(own)) return own;
  const [all = path, names] = await casesBelow(path);
  const [first, ...others] = names;
  if (first === undefined)
    throw new UsageError([
      `${path}: holds no case.json and no repro/; a run without failures leaves nothing to replay`,
    ]);
  if (others.length > 0)
    throw new UsageError([
      `${path}: holds ${names.length} failures; name one of them:`,
      ...names.map((name) => `  ${join(all, name)}`),
    ]);
  return join(all, first, 'case.json');
}

/** The cases of a folder of reports, or of its `repro/`. */
async function casesBelow(path: string): Promise<readonly [string | undefined, readonly string[]]> {
  for (const all of [join(path, 'repro'), path]) {
    const names = await readdir(resolve(all)).catch(() => []);
    const found: string[] = [];
    for (const name of names) if (await isThere(join(all, name, 'case.json'))) found.push(name);
    if (found.length > 0) return [all, found.toSorted((one, other) => (one < other ? -1 : 1))];
  }
  return [undefined, []];
}

const isThere = (file: string): Promise<boolean> =>
  stat(resolve(file)).then(
    (about) => about.isFile(),
    () => false,
  );

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);
