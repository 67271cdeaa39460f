import { jsonText } from '../../reports/json-text.ts';
import { visibleLine } from '../../reports/visible.ts';
import { readCase } from '../replay/read-case.ts';
import { replay } from '../replay/replay.ts';
import type { Replayed } from '../replay/replayed.ts';
import { interruption } from './interruption.ts';
import type { ReplayOptions } from './replay-options.ts';

/** Shows how a failure of a former run stands now. */
export async function replayCommand(path: string, { json, ...whereto }: ReplayOptions): Promise<number> {
  const found = await readCase(path);
  using interrupted = interruption();
  const replayed = await replay(found, whereto, interrupted.signal);
  console.log(json === true ? jsonText(replayed, 2) : textOf(replayed));
  return replayed.exitCode;
}

const longest = 300;

function textOf({ verdict, purpose, target, before, now, requests, judgedBy, reason, remedy }: Replayed): string {
  const isOther = now !== undefined && verdict === 'CHANGED';
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['target', target],
    ['clause', `${before.requirement}, ${before.clause} (${before.level}, ${before.layer})`],
    ['expected', before.expected],
    [now === undefined ? 'got then' : 'got', now === undefined || isOther ? before.got : now.got],
    ['now', isOther ? `${now.requirement}, ${now.clause}: expected ${now.expected}, got ${now.got}` : undefined],
    ['requests', judgedBy === 'nobody' ? undefined : `${requests.same} of ${requests.recorded} as they were then`],
    ['reason', reason],
    ['remedy', remedy],
  ];
  const shown = rows.flatMap(([label, text]) =>
    text === undefined ? [] : [`  ${label.padEnd(9)} ${visibleLine(cut(text))}`],
  );
  return [`${verdict}  ${visibleLine(purpose)}`, ...shown].join('\n');
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
