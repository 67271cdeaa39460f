import { UsageError } from '../usage-error.ts';
import { complete } from './complete.ts';
import type { ConfigFile } from './complete.ts';
import type { Config } from './config.ts';
import { filesOf } from './files.ts';
import { readOverrides } from './override.ts';
import type { Overrides } from './override.ts';
import { valueAt } from './pointer.ts';
import { linesOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { faultsOf, withAssumptions } from './rule.ts';
import type { Fault } from './rule.ts';
import { placeOf, shapeOf } from './shape.ts';
import { show } from './show.ts';
import type { Source } from './source.ts';
import type { Environment } from './substitution.ts';

/** A configuration file under the name that messages give it; empty where there is none. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
  /** Why it could not be read. */
  readonly fault?: string;
  /** Where paths in it are seen from; the current folder unless given. */
  readonly folder?: string;
}

/** The configuration that a file and the command line make together; throws UsageError with every problem of both. */
export async function configOf(file: TextFile, overrides: Overrides, environment: Environment): Promise<Config> {
  const taken = readOverrides(overrides);
  const { value, secrets, texts, problems } = await readFileText(file, environment);
  const all = [...problems, ...taken.problems];
  if (all.length > 0) throw new UsageError(all);
  const config = complete({ file: file.name, value, secrets, texts }, taken);
  return file.text === '' ? config : { ...config, file: file.name };
}

interface Checked {
  readonly value: ConfigFile;
  readonly secrets: readonly string[];
  /** Of the files that it names, by pointer. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

const empty: Checked = { value: {}, secrets: [], texts: new Map(), problems: [] };

async function readFileText({ name, text, fault, folder = '' }: TextFile, environment: Environment): Promise<Checked> {
  if (fault !== undefined) return { ...empty, problems: [`${name}: ${fault}`] };
  if (text === '') return empty;
  const { readSource } = await import('./source.ts');
  const source = readSource(text.replace(/^\u{FEFF}/u, ''), environment);
  if (!source.isReadable) return { ...empty, problems: linesOf(name, source.problems) };
  const shape = await shapeOf(source);
  // One place, one problem: a text that lacks its variable need not be told that it is no URL either.
  const problems = [...source.problems];
  const { texts, faults } = await filesOf(shape.value, folder);
  const rules = problemsOf(
    source,
    [...faultsOf(withAssumptions(shape.value)), ...faults],
    withAssumptions(shape.value),
  );
  for (const found of [shape.problems, rules]) {
    const known = new Set(problems.map(({ pointer }) => pointer));
    problems.push(...found.filter(({ pointer }) => !known.has(pointer)));
  }
  return { value: shape.value ?? {}, secrets: source.secrets, texts, problems: linesOf(name, problems) };
}

function problemsOf(source: Source, faults: readonly Fault[], root: unknown): readonly Problem[] {
  return faults.map(({ pointer, expected, got }) => ({
    position: placeOf(source, pointer),
    pointer,
    text: `${expected}, got ${got ?? show(source, pointer, valueAt(root, pointer))}`,
  }));
}
