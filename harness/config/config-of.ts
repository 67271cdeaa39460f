import { UsageError } from '../usage-error.ts';
import { complete } from './complete.ts';
import type { ConfigFile } from './complete.ts';
import type { Config } from './config.ts';
import { readOverrides } from './override.ts';
import type { Overrides } from './override.ts';
import { valueAt } from './pointer.ts';
import { linesOf } from './problem.ts';
import type { Problem } from './problem.ts';
import { faultsOf, withAssumptions } from './rule.ts';
import { placeOf, shapeOf } from './shape.ts';
import { show } from './show.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import type { Environment } from './substitution.ts';

/** A configuration file under the name that messages give it; empty where there is none. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
  /** Why it could not be read. */
  readonly fault?: string;
}

/** The configuration that a file and the command line make together; throws UsageError with every problem of both. */
export async function configOf(file: TextFile, overrides: Overrides, environment: Environment): Promise<Config> {
  const taken = readOverrides(overrides);
  const { value, secrets, problems } = await readFileText(file, environment);
  const all = [...problems, ...taken.problems];
  if (all.length > 0) throw new UsageError(all);
  return complete({ file: file.name, value, secrets }, taken);
}

interface Checked {
  readonly value: ConfigFile;
  readonly secrets: readonly string[];
  readonly problems: readonly string[];
}

async function readFileText({ name, text, fault }: TextFile, environment: Environment): Promise<Checked> {
  if (fault !== undefined) return { value: {}, secrets: [], problems: [`${name}: ${fault}`] };
  if (text === '') return { value: {}, secrets: [], problems: [] };
  const source = readSource(text.replace(/^\u{FEFF}/u, ''), environment);
  if (!source.isReadable) return { value: {}, secrets: [], problems: linesOf(name, source.problems) };
  const shape = await shapeOf(source);
  // One place, one problem: a text that lacks its variable need not be told that it is no URL either.
  const problems = [...source.problems];
  for (const found of [shape.problems, ruleProblems(source, shape.value)]) {
    const known = new Set(problems.map(({ pointer }) => pointer));
    problems.push(...found.filter(({ pointer }) => !known.has(pointer)));
  }
  return { value: shape.value ?? {}, secrets: source.secrets, problems: linesOf(name, problems) };
}

function ruleProblems(source: Source, value: unknown): readonly Problem[] {
  const root = withAssumptions(value);
  return faultsOf(root).map(({ pointer, expected, got }) => ({
    position: placeOf(source, pointer),
    pointer,
    text: `${expected}, got ${got ?? show(source, pointer, valueAt(root, pointer))}`,
  }));
}
