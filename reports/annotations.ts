import { entryLine } from './baseline-text.ts';
import { isFaulty } from './baseline.ts';
import { byFirstSeen } from './first-seen.ts';
import { gatingIn, sentenceOf } from './gating.ts';
import type { Report, Result } from './report.ts';
import { clip, visible, visibleLine } from './visible.ts';

type Command = 'error' | 'warning' | 'notice';

/** GitHub shows so many annotations of a kind per step, and drops the others without a word. */
const most = 10;

const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One workflow command; whatever the texts hold, it is one line and one command. */
function command(name: Command, title: string, message: string): string {
  const shown = inMessage(visible(clip(message, 2000)));
  return `::${name} title=${inProperty(visibleLine(clip(title, 120)))}::${shown}`;
}

function annotation(name: Command, result: Result): string {
  const { purpose, title, failure, replay } = result;
  const head = failure === undefined ? purpose : `${failure.requirement} ${purpose}`;
  return command(name, head, `${title}\n${sentenceOf(result)}\n${replay}`);
}

/** The first ones, and how many there are besides. */
function bounded(name: Command, results: readonly Result[]): readonly string[] {
  const shown = results.slice(0, results.length > most ? most - 1 : most);
  const rest = results.length - shown.length;
  const more = rest === 0 ? [] : [command(name, `${rest} more`, `${rest} more of this kind are in the report.`)];
  return [...shown.map((result) => annotation(name, result)), ...more];
}

/**
 * Annotations as GitHub Actions reads them from stdout: errors for what gates, warnings for other deviations, and the verdict
 * as a notice, or as an error where the run is not CONFORMANT and no purpose says so.
 */
export function annotationLines(report: Report): readonly string[] {
  const gates = gatingIn(report);
  const isRed = (result: Result): boolean =>
    result.verdict === 'error' || ((result.verdict === 'fail' || result.verdict === 'inconc') && gates(result));
  const results = byFirstSeen(report.results);
  const red = results.filter(isRed);
  const amber = results.filter((result) => result.verdict === 'fail' && !isRed(result));
  const entries = (report.baseline?.entries ?? []).filter(isFaulty);
  const closing = report.exitCode === 0 || red.length + entries.length > 0 ? 'notice' : 'error';
  return [
    ...bounded('error', red),
    ...entries
      .slice(0, most)
      .map((entry) => command('error', `${entry.state} entry of the baseline`, entryLine(entry))),
    ...bounded('warning', amber),
    command(closing, `${report.suite.name}: ${report.verdict}`, report.sentence),
  ];
}
