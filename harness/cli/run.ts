import { acceptances, acceptedBy, type BaselineFile } from '../../reports/baseline.ts';
import { exploredText } from '../../reports/exploration.ts';
import type { Result } from '../../reports/report.ts';
import { failureText, type Look, progressText } from '../../reports/terminal.ts';
import { requirements } from '../../spec/requirements.ts';
import { readBaseline } from '../baseline/read-baseline.ts';
import { loadConfig } from '../config/load.ts';
import { type Corpus, readCorpus } from '../corpus/read-corpus.ts';
import { checkCorpus, saveCorpus } from '../corpus/save-corpus.ts';
import { run, type RunEvent } from '../engine/run.ts';
import { mountRig } from '../rig.ts';
import { UsageError } from '../usage-error.ts';
import { openAnnotations } from './annotate.ts';
import { confess } from './confess.ts';
import { type EventLog, eventFile, openEventLog } from './event-log.ts';
import { headlineOf } from './finding.ts';
import { interruption } from './interruption.ts';
import { printReport } from './print-report.ts';
import type { RunOptions } from './program.ts';
import { note, progress } from './progress.ts';
import { replayCommand } from './replay-command.ts';
import { checkFolder, keepReports } from './write-reports.ts';

/** Runs the suite, shows failures as they come, writes the reports, and says the verdict last. */
export async function runCommand(options: RunOptions): Promise<number> {
  const { config: path, ...overrides } = options;
  const config = await loadConfig(path, overrides);
  if (config.url === undefined && path !== undefined)
    note(`${path} names no target: the embedded reference server is tested. target.url or --target names another.`);
  if (config.url === undefined) (await import('../reference/light-responses.ts')).lightenResponses();
  const [corpus, known] = [await readCorpus(config.run.corpus), await readBaseline(config.run.baseline)];
  for (const stranger of corpus.strangers) console.error(stranger);
  using interrupted = interruption();
  await using rig = await mountRig(config, {
    replay: (...of) => replayCommand(options, config, ...of),
    signal: interrupted.signal,
    cases: corpus.cases,
  });
  const { out, report: formats } = config.run;
  await checkFolder(out);
  await checkCorpus(config.run.corpus);
  using log = formats.includes('ndjson') ? await openEventLog(rig) : undefined;
  const annotations = formats.includes('github') ? openAnnotations() : undefined;
  const { report, error } = await shown(run({ ...rig, ...(known && { known }) }), {
    ...(log && { log }),
    ...(known && { known }),
  });
  const kept = await keepReports(report, out, { formats, singleFile: options.singleFile });
  const unsaved = await problemsOf(async () => {
    if (config.run.corpus !== undefined) corpusLine(corpus, await saveCorpus(config.run.corpus, report));
  });
  const hasEvents = log?.problems().length === 0 && kept.out === out;
  printReport(report, [...kept.files, ...(hasEvents ? [eventFile] : [])], kept.out);
  annotations?.show(report);
  const mistakes = error instanceof UsageError ? error.problems : [];
  if (error !== undefined && !(error instanceof UsageError)) confess(error);
  const problems = [...mistakes, ...kept.problems, ...unsaved, ...(log?.problems() ?? [])];
  for (const problem of problems) console.error(problem);
  return problems.length > 0 ? 2 : report.exitCode;
}

/** What went wrong, where the verdict is to be told all the same. */
async function problemsOf(work: () => Promise<void>): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof UsageError) return error.problems;
    throw error;
  }
}

interface Listeners {
  readonly log?: EventLog;
  readonly known?: BaselineFile;
}

type Ended = Extract<RunEvent, { readonly kind: 'report' }>;

/** Progress on a terminal, and in the end the failure that was seen first; before an exploration, which takes its time, what is known by then. */
async function shown(events: ReturnType<typeof run>, { log, known }: Listeners): Promise<Ended> {
  const today = new Date().toISOString().slice(0, 10);
  const isAccepted = (result: Result): boolean => acceptedBy(known, result, today) !== undefined;
  const counts: Partial<Record<Result['verdict'], number>> = {};
  const results: Result[] = [];
  let [total, headline] = [0, undefined as string | undefined];
  const show = (result: Result | undefined): void => {
    if (result === undefined || result.purpose === headline) return;
    headline = result.purpose;
    progress('');
    console.log(`${failureText(result, look())}\n`);
  };
  for await (const event of events) {
    log?.write(event);
    if (event.kind === 'report') {
      progress('');
      const accepted = acceptances(event.report);
      show(headlineOf(event.report.results, ({ purpose }) => accepted.has(purpose)));
      return event;
    }
    if (event.kind === 'planned') total = event.total;
    if (event.kind === 'exploring') {
      if (headline === undefined) show(headlineOf([...results, ...(event.found ? [event.found] : [])], isAccepted));
      progress(`exploring  ${exploredText(event.exploration)}`);
    }
    if (event.kind !== 'result') continue;
    results.push(event.result);
    counts[event.result.verdict] = (counts[event.result.verdict] ?? 0) + 1;
    progress(progressText(results.length, total, counts));
  }
  throw new Error('the run ended without a report');
}

const look = (): Look => ({ colour: process.stdout.isTTY && process.env['NO_COLOR'] === undefined, paraphrase });

const paraphrase = (id: string): string | undefined => requirements.find((requirement) => requirement.id === id)?.text;

function corpusLine({ cases }: Corpus, saved: readonly string[]): void {
  const known = [...cases.values()].reduce((sum, { length }) => sum + length, 0);
  console.log(
    `Corpus        ${known} cases from former runs, ${saved.length} new ones${saved.map((name) => `\n              ${name}`).join('')}`,
  );
}
