import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { reportSchema } from '../../reports/json/report-schema.ts';
import type { Report } from '../../reports/report.ts';
import { complaints, type Located, located } from '../corpus/located.ts';
import { version } from '../engine/version.ts';
import { UsageError } from '../usage-error.ts';
import { textOf } from './text-of.ts';

/** A report as a file holds it. */
export interface SavedReport {
  readonly file: string;
  readonly report: Report;
  /** `report.json:12:3 /seed`: where the file says something. */
  readonly place: (pointer: string) => string;
}

const remedy = 'name a report.json';
/** Looking for the place of a mistake in more text than this takes longer than anybody wants to wait. */
const longest = 16_000_000;
/** One mistake of a kind tends to come once per result. */
const mostProblems = 5;

/** Reads reports; throws UsageError with the problems of every file. Members that this version does not know are dropped. */
export async function readReports(files: readonly string[]): Promise<readonly SavedReport[]> {
  const saved: SavedReport[] = [];
  const problems: string[] = [];
  for (const file of files)
    try {
      saved.push(await readReport(file));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(...error.problems);
    }
  if (problems.length > 0) throw new UsageError(problems);
  return saved;
}

/** Reads one report. */
export async function readReport(file: string): Promise<SavedReport> {
  const text = await textOf(file, { mostMiB: 128, remedy });
  const value = parsed(file, text);
  const problems = await problemsOf(value, { file, text });
  if (problems.length > 0) throw new UsageError(problems);
  return { file, report: value as Report, place: (pointer) => placeIn({ file, text }, pointer) };
}

interface Source {
  readonly file: string;
  readonly text: string;
}

function parsed(file: string, text: string): unknown {
  if (text.trim() === '') throw new UsageError([`${file}: empty; ${remedy}`]);
  try {
    return JSON.parse(text);
  } catch (error) {
    if (isCutOff(text, (error as Error).message))
      throw new UsageError([`${endOf(file, text)}: cut off, the JSON text ends too early; write the report again`]);
    const { position, text: fault } = sourceOf(text)?.fault ?? { text: 'expected JSON' };
    const place = position === undefined ? file : `${file}:${position.line}:${position.col}`;
    throw new UsageError([`${place}: ${fault}; ${remedy}`]);
  }
}

/** V8 is at the end of the text, or says so. */
function isCutOff(text: string, message: string): boolean {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  return /end of JSON input|Unterminated string/.test(message) || Number(position) >= text.trimEnd().length;
}

function endOf(file: string, text: string): string {
  const lines = text.trimEnd().split('\n');
  return `${file}:${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
}

const sourceOf = (text: string): Located | undefined => (text.length > longest ? undefined : located(text));

function placeIn({ file, text }: Source, pointer: string): string {
  const source = sourceOf(text);
  if (source === undefined) return `${file} ${pointer}`;
  const { line, col } = source.placeOf(pointer);
  return `${file}:${line}:${col} ${pointer}`;
}

async function problemsOf(value: unknown, source: Source): Promise<readonly string[]> {
  const { file, text } = source;
  const head = (value ?? {}) as { readonly schemaVersion?: unknown; readonly suite?: { readonly version?: unknown } };
  const { schemaVersion, suite } = head;
  if (typeof schemaVersion !== 'number' || suite === undefined)
    return [`${file}: no report of msgin5g-conformance; ${remedy}`];
  const writer = String(suite?.version);
  const whose = writer === version ? '' : `; written by version ${writer}, and this is ${version}`;
  if (schemaVersion !== 1)
    return [
      `${placeIn(source, '/schemaVersion')}: expected 1, got ${schemaVersion}${whose}: take the version that wrote it`,
    ];
  const validate = (validator ??= await validatorOf());
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).slice(0, mostProblems) as readonly ErrorObject[];
  const lines =
    sourceOf(text) === undefined
      ? errors.map(({ instancePath, message }) => `${file} ${instancePath}: ${message ?? 'is wrong'}`)
      : complaints(file, located(text), errors);
  return lines.map(
    (line) => `${line}${whose === '' ? '; write the report again' : `${whose}: write the report again`}`,
  );
}

let validator: ValidateFunction | undefined;

/** Loaded late: a run needs none of it. */
async function validatorOf(): Promise<ValidateFunction> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  return new Ajv2020({ strict: true, allErrors: true, removeAdditional: true }).compile(reportSchema);
}
