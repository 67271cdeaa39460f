import { readBaseline } from '../baseline/read-baseline.ts';
import { runDefaults } from '../config/defaults.ts';
import { readOverrides } from '../config/override.ts';
import { merged } from '../merge/merged.ts';
import { readReports } from '../saved/read-report.ts';
import { UsageError } from '../usage-error.ts';
import { openAnnotations } from './annotate.ts';
import { printReport } from './print-report.ts';
import type { MergeOptions } from './report-commands.ts';
import { writeReports } from './write-reports.ts';

/** Joins the reports of all shards of a run, writes and shows the whole as `run` does, and returns its exit code. */
export async function mergeCommand(files: readonly string[], options: MergeOptions): Promise<number> {
  const { run, problems } = readOverrides(options);
  if (problems.length > 0) throw new UsageError(problems);
  const { out, report: formats } = { ...runDefaults, ...run };
  if (formats.includes('ndjson'))
    throw new UsageError(['--report: ndjson is written while a run goes on; name other formats for what is joined']);
  const annotations = formats.includes('github') ? openAnnotations() : undefined;
  const report = merged(await readReports(files), await readBaseline(options.baseline));
  const wanted = { formats, singleFile: options.singleFile, sources: files };
  printReport(report, await writeReports(report, out, wanted), out);
  annotations?.show(report);
  return report.exitCode;
}
