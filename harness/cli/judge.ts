import { jsonText } from '../../reports/json-text.ts';
import type { Breach, Judgement } from '../../reports/judged.ts';
import { visibleLine } from '../../reports/visible.ts';
import { loadBinding } from '../binding/load.ts';
import { loadConfig } from '../config/load.ts';
import { settledPics } from '../engine/settled-pics.ts';
import { judge } from '../judge/judge.ts';
import { type CapturedEntry, readHar } from '../judge/read-har.ts';
import { UsageError } from '../usage-error.ts';
import type { JudgeOptions } from './judge-options.ts';
import { writeFiles } from './write-reports.ts';

const longest = 260;
const verdicts = { 0: 'CLEAN', 1: 'BROKEN', 4: 'NOTHING TO JUDGE' } as const;

/** Judges recorded traffic and says what is broken, where; a capture with nothing to judge is not green. */
export async function judgeCommand(
  files: readonly string[],
  { json, out, target, ...options }: JudgeOptions,
): Promise<number> {
  const config = await loadConfig(options.config, {
    ...(target !== undefined && { target }),
    ...(options.binding !== undefined && { binding: options.binding }),
  });
  const { binding } = await loadBinding(config.binding);
  if (binding.recognise === undefined)
    throw new UsageError([
      `binding: ${binding.name} is a module without \`recognise\`, so requests cannot be told apart; judge needs it`,
    ]);
  const captures = new Map<string, readonly CapturedEntry[]>();
  for (const file of files) captures.set(file, await readHar(file));
  const { pics } = settledPics(config, { lookup: false, freeIdentities: false }, binding.claims);
  const judged = judge(captures, { binding, pics, ...(target !== undefined && { target }) });
  const gating = judged.broken.filter(({ level }) => level === 'shall');
  const exitCode = judged.judged === 0 ? 4 : gating.length > 0 ? 1 : 0;
  const verdict = verdicts[exitCode];
  const judgement: Judgement = { schemaVersion: 1, verdict, exitCode, binding: binding.name, ...judged };
  const text = jsonText(judgement, 2);
  const written = out === undefined ? [] : await writeFiles({ 'judged.json': `${text}\n` }, out);
  if (json === true) console.log(text);
  else {
    for (const breach of judged.broken) console.log(lineOf(breach));
    console.log(`Held          ${judged.held.join(', ') || 'nothing'}`);
    console.log(
      `Entries       ${judged.entries}, of which ${judged.judged} are registrations and de-registrations with ${binding.name}; ${judged.ignored} are left alone`,
    );
    for (const name of written) console.log(`Report        ${out}/${name}`);
    console.log(
      `${verdict}: ${judged.held.length} requirements held and ${judged.broken.length} broken, as far as single answers show.`,
    );
  }
  return exitCode;
}

function lineOf({ requirement, clause, level, layer, expected, got, file, entry, times }: Breach): string {
  const mark = level === 'shall' ? 'FAIL  ' : 'SHOULD';
  const more = times === 1 ? '' : ` and ${times - 1} more`;
  const line = `${mark}  ${requirement}  ${clause} (${level}, ${layer})  ${file} entry ${entry}${more}: expected ${expected}, got ${got}`;
  return visibleLine(line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
}
