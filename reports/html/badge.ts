import type { RequirementRow, RunVerdict, Standing, Verdict } from '../report.ts';
import { clip } from '../visible.ts';
import { html, type Html } from './markup.ts';

const longestSentence = 600;

/** What a colour stands for; the style sheet gives each its own sign too. */
export type Tone = 'good' | 'bad' | 'note' | 'open' | 'odd' | 'mute';

/** A word on a ground of its tone. */
export function badge(tone: Tone, word: string): Html {
  return html`<span class="badge ${tone}">${word}</span>`;
}

/** The tone and the word of each verdict, in the order of interest. */
export const verdictTones = {
  pass: ['good', 'pass'],
  fail: ['bad', 'fail'],
  inconc: ['open', 'inconclusive'],
  error: ['odd', 'error'],
  none: ['mute', 'none'],
} as const satisfies Record<Verdict, readonly [Tone, string]>;

/** The tone of each standing, in the order of interest. */
export const standingTones = {
  met: 'good',
  violated: 'bad',
  inconclusive: 'open',
  'not tested': 'open',
  'not exercised': 'mute',
  'not observable': 'mute',
  untestable: 'mute',
  'not applicable': 'mute',
} as const satisfies Record<Standing, Tone>;

/** The tone of what the gate says. */
export const runTones = {
  CONFORMANT: 'good',
  'NOT CONFORMANT': 'bad',
  INCOMPLETE: 'open',
  'NOT USABLE': 'odd',
  ERROR: 'odd',
} as const satisfies Record<RunVerdict, Tone>;

/** True for a violated requirement that does not gate: a recommendation outside a strict run, or an unconfirmed fact. */
export function isCalm({ standing, level, mark }: RequirementRow, isStrict: boolean): boolean {
  return standing === 'violated' && (mark === 'U' || (level !== 'shall' && !isStrict));
}

/** Where a requirement stands; what does not gate is shown in a calmer tone. */
export function standingBadge(row: RequirementRow, isStrict: boolean): Html {
  return badge(isCalm(row, isStrict) ? 'note' : standingTones[row.standing], row.standing);
}

/** The verdict of a run as a badge, and what its sentence says beyond that. */
export function verdictLine(verdict: RunVerdict, sentence: string): Html {
  return html`${badge(runTones[verdict], verdict)}
  ${clip(sentence.startsWith(`${verdict}: `) ? sentence.slice(verdict.length + 2) : sentence, longestSentence)}`;
}
