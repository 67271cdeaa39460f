import { bindingText } from '../binding-text.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { Exchange, Report, Result } from '../report.ts';
import { clip, visibleLine } from '../visible.ts';
import type { Case } from './case.ts';
import { isCoap, requestName } from './file-name.ts';

const longest = 1000;

/** What failed and how to see it again, for people. */
export function readmeOf(found: Case, { replay }: Pick<Result, 'replay'>, report: Report): string {
  const { failure, title, purpose, steps, decisive = steps.length - 1 } = found;
  const rule = report.requirements.find(({ id }) => id === failure.requirement)?.text ?? '';
  return [
    `# ${text(purpose)}`,
    '',
    text(title),
    '',
    ...rows([
      ['requirement', `${text(failure.requirement)}: ${text(rule)}`],
      ['clause', `${text(failure.clause)} (${failure.level}, ${failure.layer} layer)`],
      ['expected', text(failure.expected)],
      ['got', text(failure.got)],
      ['server', `${text(report.target)}, binding ${text(bindingText(report))}, ${text(report.release)}`],
      ['suite', `${text(report.suite.name)} ${text(report.suite.version)}, seed ${found.seed}`],
      ...(failure.seenIn === undefined ? [] : [['seen in', text(failure.seenIn)] as const]),
    ]),
    '',
    '## Again',
    '',
    `    ${visibleLine(replay)}`,
    '',
    'FIXED (exit code 0), STILL FAILING or CHANGED (1), BLOCKED (3). `--target URL` asks another server.',
    ...(found.failsAlone ? [] : ['', 'It fails only beside other purposes, so the whole suite has to run to see it.']),
    ...((found.setup?.lacks.length ?? 0) > 0
      ? ['', `Not stored here: ${found.setup?.lacks.map(text).join(', ')}. The configuration has to give it again.`]
      : []),
    '',
    isCoap(steps)
      ? 'With coap-client of libcoap alone: `sh coap-client.sh`. The files named below tell every datagram, in words and in digits.'
      : 'With curl alone: `sh curl.sh`. Its requests stand in the files named below, in the notation of HTTP/1.1.',
    '',
    '## Steps',
    '',
    '| file | request | answer |',
    '| --- | --- | --- |',
    ...steps.map((step, place) => stepRow(step, place, place === decisive)),
    '',
  ].join('\n');
}

function stepRow(exchange: Exchange, place: number, isDecisive: boolean): string {
  const { step, request, response, error } = exchange;
  const answer = response === undefined ? (error ?? 'none') : `${response.code ?? response.status} ${response.reason}`;
  const about = `${text(step)}: ${text(request.method)} ${text(request.url)}`;
  return `| ${requestName(place, request.url)} | ${about} | ${text(answer)}${isDecisive ? ' (decides)' : ''} |`;
}

const rows = (facts: readonly (readonly [string, string])[]): readonly string[] => [
  '| what | |',
  '| --- | --- |',
  ...facts.map(([name, value]) => `| ${name} | ${value} |`),
];

const text = (given: string): string => escapeMarkdown(clip(given, longest));
