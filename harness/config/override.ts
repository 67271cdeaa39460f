import type { HttpVersion } from '../transport/negotiated.ts';
import type { RunSettings } from './config.ts';
import { httpVersions, reportFormats } from './defaults.ts';
import { exploreOf } from './explore.ts';
import { oneOf, phraseOf } from './phrase.ts';
import { rateSchema, runSchema } from './schema.ts';
import { faultOfUrl } from './url.ts';

/** What the command line says, as typed: it wins over conform.yaml. */
export interface Overrides {
  readonly target?: string;
  readonly binding?: string;
  readonly rate?: string;
  readonly http?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly seed?: string;
  readonly runs?: string;
  readonly concurrency?: string;
  /** `I/N`: the I-th of N parts, counted from 1. */
  readonly shard?: string;
  /** Numbers separated by colons, as a counterexample prints them. */
  readonly path?: string;
  /** `90s`, `10m`, `2h`. */
  readonly explore?: string;
  readonly exploreExchanges?: string;
  readonly corpus?: string;
  readonly baseline?: string;
  readonly strict?: boolean;
  readonly out?: string;
  /** Report formats; each entry may hold several, separated by commas. */
  readonly report?: readonly string[];
}

/** Overrides in the terms of the configuration; only what is given is there. */
export interface OverrideResult {
  readonly url?: string;
  readonly binding?: string;
  readonly rate?: number;
  readonly http?: HttpVersion;
  readonly run: Partial<RunSettings>;
  readonly problems: readonly string[];
}

type Reject = (option: string, expected: string, got: string) => void;

/** Reads the options of the command line with the care of the file. */
export function readOverrides(given: Overrides): OverrideResult {
  const problems: string[] = [];
  const reject: Reject = (option, expected, got) =>
    void problems.push(`--${option}: ${expected}, got ${JSON.stringify(got)}`);

  const urlFault = given.target === undefined ? undefined : faultOfUrl(given.target);
  if (urlFault !== undefined) reject('target', urlFault, given.target ?? '');
  for (const option of ['binding', 'out', 'corpus', 'baseline', 'only', 'skip'] as const) {
    const values = [given[option] ?? []].flat();
    if (values.includes('')) reject(option, 'expected a non-empty text', '');
  }
  const http = httpVersions.find((version) => version === given.http);
  if (given.http !== undefined && http === undefined) reject('http', `expected ${oneOf(httpVersions)}`, given.http);
  const { rate, ...counts } = numbersOf(given, reject);
  const report = given.report?.flatMap((entry) => entry.split(',')).map((entry) => entry.trim());
  for (const format of report ?? []) {
    if ((reportFormats as readonly string[]).includes(format)) continue;
    reject('report', `expected ${oneOf(reportFormats)}`, format);
  }
  const shard = given.shard === undefined ? undefined : shardOf(given.shard);
  if (given.shard !== undefined && shard === undefined) reject('shard', 'expected I/N with I from 1 to N', given.shard);

  if (given.path !== undefined && !/^\d{1,6}(:\d{1,6})*$/.test(given.path))
    reject('path', 'expected the path of a counterexample, such as 12:0:1', given.path);
  const explore = exploreOf(given, reject);

  const run = {
    ...counts,
    ...(given.only && { only: given.only }),
    ...(given.skip && { skip: given.skip }),
    ...(given.strict !== undefined && { strict: given.strict }),
    ...(given.out !== undefined && { out: given.out }),
    ...(shard && { shard }),
    ...(explore && { explore }),
    ...(given.corpus !== undefined && { corpus: given.corpus }),
    ...(given.baseline !== undefined && { baseline: given.baseline }),
    ...(given.path !== undefined && { path: given.path }),
    ...(report && { report: [...new Set(report)] }),
  };
  return {
    ...(given.target !== undefined && { url: given.target }),
    ...(given.binding !== undefined && { binding: given.binding }),
    ...(rate !== undefined && { rate }),
    ...(http && { http }),
    run,
    problems,
  };
}

/** The options that are counts, as numbers. */
function numbersOf(given: Overrides, reject: Reject): Partial<Record<string, number>> {
  const numbers = (['seed', 'runs', 'concurrency', 'rate'] as const).flatMap((option) => {
    const text = given[option];
    if (text === undefined) return [];
    const { [option]: schema } = { ...runSchema.properties, rate: rateSchema };
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= schema.minimum && number <= schema.maximum) return [[option, number] as const];
    reject(option, `expected ${phraseOf(schema)}`, text);
    return [];
  });
  return Object.fromEntries(numbers);
}

function shardOf(text: string): RunSettings['shard'] {
  const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
  if (index === undefined || count === undefined || index < 1 || index > count) return undefined;
  return { index, count };
}
