import { visible, visibleLine } from '../visible.ts';
import type { Case } from './case.ts';

const longest = 4000;

/** What was expected and what came, line by line, with the answer that decides. */
export function differenceText({ failure, steps, decisive = steps.length - 1 }: Case): string {
  const { requirement, clause, expected, got } = failure;
  const shown = steps[decisive];
  const { response, error } = shown ?? {};
  const body = response?.body?.text ?? response?.body?.base64 ?? '';
  const answer = [
    ...(response === undefined ? [] : [`${response.code ?? response.status} ${response.reason}`.trim()]),
    ...(body === '' ? [] : [visible(body.slice(0, longest))]),
    ...(error === undefined ? [] : [error]),
  ];
  return [
    `--- expected (${requirement}, ${clause})`,
    `+++ got (step ${decisive + 1} of ${steps.length}${shown === undefined ? '' : `: ${shown.step}`})`,
    ...compared(linesOf(expected), linesOf(got)),
    ...answer.flatMap((text) => text.split('\n')).map((line) => `  ${line}`),
    '',
  ]
    .map(visibleLine)
    .join('\n');
}

/** JSON is compared member by member, other texts as a whole. */
function linesOf(text: string): readonly string[] {
  const [, before = '', json = ''] = /^([^{[]*)([{[].*)$/s.exec(text) ?? [];
  try {
    const pretty = JSON.stringify(JSON.parse(json), undefined, 2).split('\n');
    return before.trim() === '' ? pretty : [before.trim(), ...pretty];
  } catch {
    return text.split('\n');
  }
}

/** Lines that both begin or end with stand once. */
function compared(expected: readonly string[], got: readonly string[]): readonly string[] {
  const least = Math.min(expected.length, got.length);
  let head = 0;
  while (head < least && expected[head] === got[head]) head += 1;
  let tail = 0;
  while (tail < least - head && expected.at(-1 - tail) === got.at(-1 - tail)) tail += 1;
  const middle = (lines: readonly string[]): readonly string[] => lines.slice(head, lines.length - tail);
  return [
    ...expected.slice(0, head).map((line) => `  ${line}`),
    ...middle(expected).map((line) => `- ${line}`),
    ...middle(got).map((line) => `+ ${line}`),
    ...(tail === 0 ? [] : expected.slice(-tail).map((line) => `  ${line}`)),
  ];
}
