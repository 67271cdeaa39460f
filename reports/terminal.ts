import { programOf, statusLine } from './exchange-text.ts';
import { type Exchange, type Report, type Result, standings, type Verdict } from './report.ts';
import { clip, visibleLine } from './visible.ts';
import { weightOf } from './weight.ts';

/** How text for a terminal looks: colour only where asked for; `paraphrase` finds the words of a requirement. */
export interface Look {
  readonly colour: boolean;
  readonly paraphrase?: (requirement: string) => string | undefined;
}

const sgr = { red: 31, yellow: 33, dim: 2, bold: 1 } as const;
const order: readonly Verdict[] = ['pass', 'fail', 'inconc', 'error', 'none'];
const longest = 600;

function paint(look: Look, style: keyof typeof sgr, text: string): string {
  return look.colour ? `\u001b[${sgr[style]}m${text}\u001b[0m` : text;
}

const brief = (text: string): string => visibleLine(clip(text, longest));

function bodyLines(
  body: { readonly text?: string; readonly base64?: string; readonly bytes: number } | undefined,
): readonly string[] {
  if (body === undefined || body.bytes === 0) return [];
  return [body.text === undefined ? `${body.bytes} bytes that are not UTF-8` : brief(body.text)];
}

function answerLines(exchange: Exchange): readonly string[] {
  const { response, error } = exchange;
  const status = response === undefined ? [] : [visibleLine(statusLine(response))];
  return [...status, ...bodyLines(response?.body), ...(error === undefined ? [] : [brief(error)])];
}

function row(look: Look, label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `  ${paint(look, 'dim', (index === 0 ? label : '').padEnd(9))} ${line}`);
}

const more = (count: number): string => `${count} more exchange${count === 1 ? '' : 's'}, in the report`;

function exchangeRows(look: Look, { exchanges, decisive = exchanges.length - 1 }: Result): readonly string[] {
  const shown = exchanges[decisive];
  if (shown === undefined) return [];
  const later = exchanges.length - 1 - decisive;
  const { method, url, body } = shown.request;
  return [
    ...row(look, shown.receivedBy === undefined ? 'request' : 'received', [
      `${visibleLine(method)} ${brief(url)}`,
      ...bodyLines(body),
    ]),
    ...row(look, shown.receivedBy === undefined ? 'response' : 'answered', answerLines(shown)),
    ...row(look, 'before', decisive === 0 ? [] : [more(decisive)]),
    ...row(look, 'after', later === 0 ? [] : [more(later)]),
    ...row(look, programOf(shown).slice(0, 4), shown.receivedBy === undefined ? [visibleLine(shown.curl)] : []),
  ];
}

function headline(result: Result, look: Look): string {
  const weight = weightOf(result);
  const mark =
    weight === 'deviation'
      ? 'FAIL (should)'
      : weight === 'provisional'
        ? 'FAIL (provisional)'
        : result.verdict.toUpperCase();
  const colour = weight === 'violation' ? 'red' : 'yellow';
  return `${paint(look, colour, mark)}  ${paint(look, 'bold', visibleLine(result.purpose))}  ${brief(result.title)}`;
}

/** One result that is no pass, whole: requirement, expected, got, the deciding exchange, and how to see it again. */
export function failureText(result: Result, look: Look): string {
  const { failure, counterexample } = result;
  const words = failure === undefined ? undefined : look.paraphrase?.(failure.requirement);
  const where = failure && [failure.clause, failure.level, failure.layer].join(', ');
  return [
    headline(result, look),
    ...(failure === undefined
      ? []
      : [
          `  ${visibleLine(failure.requirement)} (${visibleLine(where ?? '')})${words === undefined ? '' : `: ${brief(words)}`}`,
        ]),
    ...row(look, 'expected', failure === undefined ? [] : [brief(failure.expected)]),
    ...row(look, 'got', failure === undefined ? [] : [brief(failure.got)]),
    ...row(look, 'seen in', failure?.seenIn === undefined ? [] : [visibleLine(failure.seenIn)]),
    ...row(look, 'reason', result.reason === undefined ? [] : [brief(result.reason)]),
    ...row(look, 'cause', result.cause === undefined ? [] : [result.cause]),
    ...row(look, 'act', result.blame === undefined || result.blame === 'IUT' ? [] : [`look at the ${result.blame}`]),
    ...row(look, 'input', counterexample === undefined ? [] : [brief(counterexample.value)]),
    ...exchangeRows(look, result),
    ...row(look, 'replay', [visibleLine(result.replay)]),
  ].join('\n');
}

/** Purposes by verdict and requirements by standing, each on one line. */
export function countsText(report: Report): string {
  const purposes = order
    .filter((verdict) => report.counts[verdict] > 0)
    .map((verdict) => `${report.counts[verdict]} ${verdict}${verdict === 'fail' ? lightText(report.results) : ''}`);
  const requirements = standings
    .map((standing) => [report.requirements.filter((row) => row.standing === standing).length, standing] as const)
    .filter(([count]) => count > 0)
    .map(([count, standing]) => `${count} ${standing}`);
  const unclaimed = report.unclaimed.map(({ item }) => item).join(', ');
  const lost = (report.latencies ?? []).reduce((sum, { unanswered }) => sum + unanswered, 0);
  return [
    `Purposes      ${purposes.join(', ') || 'none ran'}`,
    `Requirements  ${requirements.join(', ') || 'none'}`,
    ...(lost === 0
      ? []
      : [`Unanswered    ${lost === 1 ? 'one request' : `${lost} requests`}; what needs an answer was asked again`]),
    ...(unclaimed === ''
      ? []
      : [visibleLine(`Not claimed   ${unclaimed}: the server does it, and the PICS could say so`)]),
  ].join('\n');
}

const names = { deviation: 'of what only should be', provisional: 'provisional' } as const;

/** How many of the failures do not decide the verdict, and why. */
function lightText(results: readonly Result[]): string {
  const failed = results.filter(({ verdict }) => verdict === 'fail');
  const weights = Map.groupBy(failed, (result) => weightOf(result));
  const parts = (['deviation', 'provisional'] as const).flatMap((weight) => {
    const { length } = weights.get(weight) ?? [];
    return length === 0 ? [] : [`${length} ${names[weight]}`];
  });
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** The verdict as a sentence: the last line that a run prints. */
export function verdictText(report: Report): string {
  return visibleLine(report.sentence);
}

/** Where a run stands, on one line without a line break. */
export function progressText(done: number, total: number, counts: Readonly<Partial<Record<Verdict, number>>>): string {
  const seen = order.flatMap((verdict) => (counts[verdict] ? [`${counts[verdict]} ${verdict}`] : []));
  return [`[${String(done).padStart(String(total).length)}/${total}]`, ...seen].join('  ');
}
