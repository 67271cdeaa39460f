import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { purposes } from '../../suites/purposes.ts';
import type { StoredCase } from '../../suites/stored-case.ts';
import { UsageError } from '../usage-error.ts';
import { type CorpusFile, corpusSchema } from './corpus-file.ts';
import { complaints, located } from './located.ts';

/** The cases of former runs. */
export interface Corpus {
  readonly cases: ReadonlyMap<string, readonly StoredCase[]>;
  /** Files that this version of the suite has no use for; they are left alone. */
  readonly strangers: readonly string[];
}

interface Read {
  readonly purpose?: string;
  readonly stored?: StoredCase;
  readonly stranger?: string;
  readonly problems?: readonly string[];
}

/** Reads a folder of cases, which need not be there yet; throws UsageError with every problem of every file. */
export async function readCorpus(folder: string | undefined): Promise<Corpus> {
  if (folder === undefined) return { cases: new Map(), strangers: [] };
  const names = (await namesIn(folder)).filter((name) => name.endsWith('.json')).toSorted();
  const read = await readerOf();
  const all: Read[] = [];
  for (const name of names) all.push(await readOne(join(folder, name), read));
  const problems = all.flatMap(({ problems: found = [] }) => found);
  if (problems.length > 0) throw new UsageError(problems);
  const known = all.filter(({ stored }) => stored !== undefined);
  const groups = Map.groupBy(known, ({ purpose = '' }) => purpose);
  return {
    cases: new Map([...groups].map(([purpose, group]) => [purpose, group.flatMap(({ stored }) => stored ?? [])])),
    strangers: all.flatMap(({ stranger }) => stranger ?? []),
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(resolve(folder));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new UsageError([`--corpus: ${folder} cannot be read (${code}); name a folder, which need not be there yet`]);
  }
}

type Reader = (file: string, text: string) => Read;

async function readOne(file: string, read: Reader): Promise<Read> {
  try {
    return read(file, await readFile(resolve(file), 'utf8'));
  } catch (error) {
    return { problems: [`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)})`] };
  }
}

/** Loaded late: a run without a corpus needs no ajv. */
async function readerOf(): Promise<Reader> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  const isCase = ajv.compile<CorpusFile>(corpusSchema);
  return (file, text) => {
    const source = located(text);
    if (source.fault !== undefined) {
      const { position, text: fault } = source.fault;
      return { problems: [`${file}:${position.line}:${position.col}: ${fault}`] };
    }
    const { value: found } = source;
    if (!isCase(found)) return { problems: complaints(file, source, isCase.errors ?? []) };
    const { purpose, seed, path, value } = found;
    const input = purposes.find(({ id }) => id === purpose)?.input;
    if (input === undefined)
      return {
        stranger: `${file}: ${JSON.stringify(purpose)} is no property-based purpose of this version; the file is left alone`,
      };
    if (value === undefined || input.schema === undefined) return { purpose, stored: { seed, path } };
    const isValue = ajv.compile(input.schema);
    if (isValue(value)) return { purpose, stored: { value } };
    const remedy = `: no value of ${purpose}; correct it, or remove the file`;
    return { problems: complaints(file, source, isValue.errors ?? [], '/value').map((line) => line + remedy) };
  };
}
