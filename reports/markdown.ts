import { acceptances, causeOf, isFaulty, subjectOf } from './baseline.ts';
import { bindingText } from './binding-text.ts';
import { byFrequency, exploredText } from './exploration.ts';
import { byFirstSeen } from './first-seen.ts';
import { missedOf, shareText } from './generated.ts';
import type { Report, RequirementRow, Result } from './report.ts';
import { clip, visibleLine } from './visible.ts';
import { weightOf } from './weight.ts';

/** Rows of a table, at most; fewer where the whole would be too long. */
const rowLimits = [50, 20, 5, 1] as const;

/** GitHub takes 1 MiB (1,048,576 bytes) of a step summary, or nothing of it. */
const mostBytes = 1_000_000;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  '`': '&#96;',
  '@': '&#64;',
};

/** Text that Markdown shows as it is: no markup, no table column, no link, no mention. */
export function escapeMarkdown(text: string): string {
  return visibleLine(text)
    .replace(/[&<>|`@\\*_~[\]#!$]/g, (character) => entities[character] ?? `\\${character}`)
    .replaceAll('://', ':&#47;&#47;')
    .replace(/www\./gi, (found) => `${found.slice(0, -1)}&#46;`);
}

const cell = (text: string): string => escapeMarkdown(clip(text, 300));
const code = (text: string): string => `<code>${escapeMarkdown(clip(text, 1000))}</code>`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines];
}

type Capped = (rows: readonly (readonly string[])[], head: readonly string[]) => readonly string[];

const cappedAt =
  (most: number): Capped =>
  (rows, head) => {
    if (rows.length === 0) return [];
    const more = rows.length - most;
    return [...table(head, rows.slice(0, most)), ...(more > 0 ? ['', `And ${more} more, in index.html.`] : [])];
  };

function scopeLine(report: Report): string {
  const facts = [
    ['target', report.target],
    ['binding', bindingText(report)],
    ['release set', report.release],
    ['seed', String(report.seed)],
    ['suite', `${report.suite.name} ${report.suite.version}`],
    ...(report.selection.shard === undefined ? [] : [['shard', report.selection.shard]]),
    ...(report.strict ? [['strict', 'yes']] : []),
  ];
  return facts.map(([name, value]) => `${name} ${code(value ?? '')}`).join(' · ');
}

const unsettled = (row: RequirementRow): boolean => row.standing !== 'met' && row.standing !== 'violated';

function omissionRows(report: Report): readonly (readonly string[])[] {
  const purposes = Map.groupBy(report.selection.leftOut, (left) => `${left.why}: ${left.reason}`);
  return [
    ...report.requirements
      .filter(unsettled)
      .map((row) => [code(row.id), escapeMarkdown(row.level), escapeMarkdown(row.standing), cell(row.reason ?? '')]),
    ...[...purposes].map(([reason, left]) => [
      `${left.length} purpose${left.length === 1 ? '' : 's'}`,
      '',
      'left out',
      cell(reason),
    ]),
  ];
}

function failureRow(result: Result): readonly string[] {
  const { failure } = result;
  return [
    code(result.purpose),
    code(failure?.requirement ?? result.requirements.join(', ')),
    cell(failure === undefined ? '' : `${failure.clause} (${failure.level}, ${failure.layer})`),
    cell(failure?.expected ?? result.title),
    cell(failure?.got ?? result.reason ?? ''),
    code(result.replay),
  ];
}

/** The entries of the baseline, those that fail the gate first. */
function knownRows({ baseline }: Report): readonly (readonly string[])[] {
  const entries = baseline?.entries ?? [];
  return [...entries.filter(isFaulty), ...entries.filter((entry) => !isFaulty(entry))].map((entry) => [
    isFaulty(entry) ? `**${entry.state}**` : entry.state,
    code(subjectOf(entry)),
    cell(entry.note),
    cell(causeOf(entry)),
    code(entry.place),
  ]);
}

function generatedRows({ results }: Report): readonly (readonly string[])[] {
  return results.flatMap(({ purpose, generated }) =>
    generated === undefined
      ? []
      : [
          [
            code(purpose),
            String(generated.cases),
            String(generated.distinct),
            shareText(generated),
            cell(missedOf(generated).join(', ') || 'none'),
          ],
        ],
  );
}

function explorationLines({ exploration }: Report, capped: Capped): readonly string[] {
  if (exploration === undefined) return [];
  const rows = byFrequency(exploration).map(({ times, result }) => [
    String(times),
    code(result.purpose),
    cell(result.failure?.requirement ?? result.verdict),
    cell(result.failure?.got ?? result.reason ?? ''),
    code(result.replay),
  ]);
  return [
    `${escapeMarkdown(exploredText(exploration))}; it ended because ${escapeMarkdown(exploration.ended)}.`,
    ...(rows.length === 0 ? [] : ['', ...capped(rows, ['Times', 'Purpose', 'Requirement', 'Got', 'Replay'])]),
  ];
}

function countLines(report: Report): readonly string[] {
  const { pass, fail, inconc, error, none } = report.counts;
  const met = report.requirements.filter((row) => row.standing === 'met').length;
  return [
    ...table(['pass', 'fail', 'inconclusive', 'error', 'none'], [[pass, fail, inconc, error, none].map(String)]),
    '',
    `${met} of ${report.requirements.length} requirements met; ${report.exchangeCount} exchanges.`,
  ];
}

/** summary.md, for the step summary of a CI job: the verdict first, then the failures, then what it does not cover. */
export function renderMarkdown(report: Report): Readonly<Record<string, string>> {
  const texts = rowLimits.values().map((most) => textOf(report, cappedAt(most)));
  const fitting = texts.find((text) => new TextEncoder().encode(text).length <= mostBytes);
  return { 'summary.md': fitting ?? textOf(report, cappedAt(0)) };
}

function textOf(report: Report, capped: Capped): string {
  const head = ['Purpose', 'Requirement', 'Clause', 'Expected', 'Got', 'Replay', ...(report.baseline ? ['Known'] : [])];
  const accepted = acceptances(report);
  const of = (weight: string): readonly (readonly string[])[] =>
    byFirstSeen(report.results)
      .filter((result) => weightOf(result) === weight)
      .map((result) => [
        ...failureRow(result),
        ...(report.baseline === undefined ? [] : [accepted.has(result.purpose) ? 'yes' : 'no']),
      ]);
  const undecided = report.results.filter((result) => result.verdict === 'inconc' || result.verdict === 'error');
  const lines = [
    `**${escapeMarkdown(clip(report.sentence, 4000))}**`,
    '',
    scopeLine(report),
    ...(report.interrupted === undefined ? [] : ['', `Interrupted: ${cell(report.interrupted)}`]),
    ...section('Known deviations', capped(knownRows(report), ['State', 'What', 'Now', 'Accepted as', 'Entry'])),
    ...section('Failures', capped(of('violation'), head)),
    ...section(
      'No verdict',
      capped(
        undecided.map((result) => [
          code(result.purpose),
          result.verdict,
          cell(result.reason ?? ''),
          result.cause ?? '',
          result.blame ?? '',
        ]),
        ['Purpose', 'Verdict', 'Reason', 'Cause', 'Who acts'],
      ),
    ),
    ...section('Not tested', capped(omissionRows(report), ['What', 'Level', 'Standing', 'Reason'])),
    ...section('Deviations from a should', capped(of('deviation'), head)),
    ...section('Provisional, never gating', capped(of('provisional'), head)),
    ...section('Counts', countLines(report)),
    ...section('Exploration', explorationLines(report, capped)),
    ...section(
      'Generated cases',
      capped(generatedRows(report), ['Purpose', 'Cases', 'Different', 'Valid', 'Classes never hit']),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
