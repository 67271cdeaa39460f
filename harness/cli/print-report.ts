import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { baselineLines } from '../../reports/baseline-text.ts';
import { contradictionLines } from '../../reports/discovered.ts';
import { exploredText } from '../../reports/exploration.ts';
import type { Report } from '../../reports/report.ts';
import { countsText, verdictText } from '../../reports/terminal.ts';
import { trafficText } from '../../reports/traffic.ts';
import { emptyLines, findingLines, findLines, listed } from './finding.ts';

/** Prints what was found, what it took, where the reports are, and the verdict last. */
export function printReport(report: Report, files: readonly string[], out: string): void {
  for (const line of [findingLines, findLines, emptyLines, contradictionLines, baselineLines].flatMap((lines) =>
    lines(report),
  ))
    console.log(line);
  const isPartial =
    report.selection.only.length + report.selection.skip.length > 0 || report.selection.shard !== undefined;
  const open =
    isPartial || report.verdict === 'NOT USABLE'
      ? []
      : report.requirements.filter(({ standing, level }) => level === 'shall' && standing === 'not tested');
  for (const { id, reason } of open.slice(0, listed)) console.log(`OPEN    ${id}  not tested: ${reason ?? ''}`);
  if (report.verdict !== 'NOT USABLE') {
    console.log(countsText(report));
    console.log(
      `Exchanges     ${report.exchangeCount} in ${(report.durationMs / 1000).toFixed(1)} s with ${report.target}, seed ${report.seed}`,
    );
    const pace = trafficText(report.traffic);
    if (pace !== undefined) console.log(`Pace          ${pace}`);
  }
  if (report.exploration !== undefined) console.log(`Explored      ${exploredText(report.exploration)}`);
  for (const file of files)
    console.log(`Report        ${file.endsWith('.html') ? pathToFileURL(resolve(out, file)).href : `${out}/${file}`}`);
  const failures = report.results.filter(({ verdict }) => verdict === 'fail').length;
  if (failures > 0)
    console.log(
      `Failures      ${out}/repro: each with its requests, a script that sends them, and the case for replay`,
    );
  console.log(verdictText(report));
}
