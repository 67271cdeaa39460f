import { afterAll, beforeAll, describe, type RunnerTestSuite, test } from 'vitest';
import type { BaselineFile } from '../../reports/baseline.ts';
import type { Report } from '../../reports/report.ts';
import { purposes } from '../../suites/purposes.ts';
import { readBaseline } from '../baseline/read-baseline.ts';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { saveCorpus } from '../corpus/save-corpus.ts';
import { run } from '../engine/run.ts';
import { mountRig } from '../rig.ts';
import { type ConformanceMeta, judgementOf, metaOf, plainError } from './judgement.ts';
import { follow, type Proceedings } from './proceedings.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** What a purpose of the suite came to. */
    conformance?: ConformanceMeta;
  }
}

/** Where the server is and how the run goes; what is not given comes from the configuration file or its defaults. */
export interface ConformanceOptions {
  /** Path of a conform.yaml; the one in the current folder, when there is one, is taken without it. */
  readonly config?: string;
  /** API root of the server under test; without any, the embedded reference server is started. */
  readonly target?: string;
  readonly binding?: string;
  /** The version of HTTP: `1.1`, `2` or `auto`. */
  readonly http?: string;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly seed?: number;
  readonly runs?: number;
  readonly concurrency?: number;
  readonly strict?: boolean;
  /** Folder of the cases that former runs failed on: they come first, and new ones are saved there. */
  readonly corpus?: string;
  /** File of the known deviations: their tests are skipped with the reason. */
  readonly baseline?: string;
  /** Looks at the report when the run is over. */
  readonly onReport?: (report: Report) => void | Promise<void>;
}

/** The engine has a deadline for every wait; a second one here would hide the first. */
const noTimeout = 0;

/** Registers every test purpose as one vitest test, and one more for the verdict of the run. */
export function conformance(options: ConformanceOptions = {}): void {
  describe('MSGin5G Server', () => {
    let proceedings: Proceedings;
    let config: Config;
    let known: BaselineFile | undefined;
    const interruption = new AbortController();
    let rig: AsyncDisposable | undefined;

    // oxlint-disable-next-line no-empty-pattern -- vitest reads the text of the function and wants a pattern
    beforeAll(async ({}, suite) => {
      config = selected(await configOf(options), suite.tasks);
      const { cases } = await readCorpus(config.run.corpus);
      known = await readBaseline(config.run.baseline);
      const mounted = await mountRig(config, { replay: replayOf, signal: interruption.signal, cases });
      rig = mounted;
      proceedings = follow(run({ ...mounted, ...(known && { known }) }));
      await proceedings.begun;
    }, noTimeout);

    afterAll(async () => {
      interruption.abort();
      await proceedings?.report.catch(() => undefined);
      await rig?.[Symbol.asyncDispose]();
    }, noTimeout);

    for (const purpose of purposes)
      test(titleOf(purpose), { timeout: noTimeout }, async ({ task, skip }) => {
        const outcome = await proceedings.outcomeOf(purpose.id);
        const judgement = judgementOf(outcome, config.run.strict, known);
        task.meta.conformance = metaOf(purpose, outcome, judgement);
        if (judgement.as === 'skip') skip(judgement.reason);
        if (judgement.as === 'fail') throw plainError(judgement.message);
      });

    test('the verdict of the run', { timeout: noTimeout }, async ({ skip }) => {
      const report = await proceedings.report;
      await saveCorpus(config.run.corpus, report);
      await options.onReport?.(report);
      const isPart = [config.run.only, config.run.skip].some((patterns) => patterns.length > 0);
      if (report.exitCode === 4 && isPart && report.counts.pass > 0) skip(report.sentence);
      if (report.exitCode !== 0) throw plainError(report.sentence);
    });
  });
}

const titleOf = ({ id, title }: { readonly id: string; readonly title: string }): string => `${id}: ${title}`;

const replayOf = (id: string): string => `vitest run -t '${id}:'`;

function configOf({ config, seed, runs, concurrency, onReport: _, ...others }: ConformanceOptions): Promise<Config> {
  const numbers = Object.entries({ seed, runs, concurrency }).filter(([, value]) => value !== undefined);
  const texts = Object.fromEntries(numbers.map(([name, value]) => [name, String(value)]));
  return loadConfig(config, { ...others, ...texts });
}

/** What vitest filters out is not run either. */
function selected(config: Config, tasks: RunnerTestSuite['tasks']): Config {
  const wanted = new Set(tasks.filter(({ mode }) => mode === 'run').map(({ name }) => name));
  const unwanted = purposes.filter((purpose) => !wanted.has(titleOf(purpose))).map(({ id }) => id);
  if (unwanted.length === 0) return config;
  return { ...config, run: { ...config.run, skip: [...config.run.skip, ...unwanted] } };
}
