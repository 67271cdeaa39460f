import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report, Result } from '../../reports/report.ts';
import { countsText, failureText, progressText, verdictText } from '../../reports/terminal.ts';
import { requirements } from '../../spec/requirements.ts';
import { loadConfig } from '../config/load.ts';
import { run } from '../engine/run.ts';
import { mountRig } from '../rig.ts';
import type { RunOptions } from './program.ts';
import { replayCommand } from './replay-command.ts';
import { writeReports } from './write-reports.ts';

/** Runs the suite, shows failures as they come, writes the reports, and says the verdict last. */
export async function runCommand(options: RunOptions): Promise<number> {
  const { config: path, ...overrides } = options;
  const config = await loadConfig(path, overrides);
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    await using rig = await mountRig(config, {
      replay: (id) => replayCommand(options, config, id),
      signal: interruption.signal,
    });
    const report = await shown(run(rig));
    const files = await writeReports(report, config.run.out, config.run.report);
    print(report, files, config.run.out);
    return report.exitCode;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** The first failure in full as soon as it is known, the others by name; progress on a terminal only. */
async function shown(events: ReturnType<typeof run>): Promise<Report> {
  const look = { colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined, paraphrase };
  const counts: Partial<Record<Result['verdict'], number>> = {};
  let [total, done, hasFailed] = [0, 0, false];
  for await (const event of events) {
    if (event.kind === 'report') {
      progress('');
      return event.report;
    }
    if (event.kind === 'planned') total = event.total;
    else {
      const { result } = event;
      counts[result.verdict] = (counts[result.verdict] ?? 0) + 1;
      done += 1;
      if (isFinding(result)) {
        progress('');
        console.log(hasFailed ? oneLine(result) : failureText(result, look));
        hasFailed = true;
      }
      progress(progressText(done, total, counts));
    }
  }
  throw new Error('the run ended without a report');
}

const isFinding = ({ verdict, level }: Result): boolean =>
  verdict === 'error' || (verdict === 'fail' && level === 'shall');

const oneLine = ({ verdict, purpose, failure, reason }: Result): string =>
  `${verdict.toUpperCase()}  ${purpose}  ${failure === undefined ? (reason ?? '').split('\n')[0] : `${failure.requirement}: expected ${failure.expected}, got ${failure.got}`}`.slice(
    0,
    240,
  );

const paraphrase = (id: string): string | undefined => requirements.find((requirement) => requirement.id === id)?.text;

/** Overwrites the last line of a terminal; stays out of logs. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function print(report: Report, files: readonly string[], out: string): void {
  const open = report.results.filter(({ verdict }) => verdict === 'inconc');
  for (const { purpose, reason } of open.slice(0, 10)) console.log(`INCONC  ${purpose}  ${reason ?? ''}`.slice(0, 240));
  if (open.length > 10) console.log(`INCONC  … and ${open.length - 10} more, in the report`);
  if (report.verdict !== 'NOT USABLE') {
    console.log(countsText(report));
    console.log(
      `Exchanges     ${report.exchangeCount} in ${(report.durationMs / 1000).toFixed(1)} s with ${report.target}, seed ${report.seed}`,
    );
  }
  for (const file of files)
    console.log(`Report        ${file.endsWith('.html') ? pathToFileURL(resolve(out, file)).href : `${out}/${file}`}`);
  console.log(verdictText(report));
}
