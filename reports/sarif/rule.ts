import type { Level } from '../../spec/requirement.ts';
import { escapeMarkdown } from '../markdown.ts';
import type { RequirementRow } from '../report.ts';
import { messageOf } from './message.ts';

/** How bad a violation is by the keyword of the sentence alone; each result has its own level, which is that of the gate. */
const levels: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = {
  shall: 'error',
  should: 'warning',
  may: 'note',
};

/** The clause with its document. */
const citationOf = (clause: string): string => (/^\d|^Table/.test(clause) ? `TS 23.554 ${clause}` : clause);

/** A requirement as a rule (reportingDescriptor, clause 3.49). */
export function ruleOf({ id, clause, level, layer, text, ambiguity }: RequirementRow) {
  const where = `${citationOf(clause)}, ${level}, layer ${layer}.`;
  const open = ambiguity === undefined ? '' : `What is open: ${ambiguity}`;
  const plain = [text, where, open].filter((part) => part !== '').join(' ');
  const markdown = [
    escapeMarkdown(text),
    escapeMarkdown(where),
    ...(open === '' ? [] : [escapeMarkdown(open)]),
    `\`msgin5g-conformance explain ${id}\` says what verifies it.`,
  ].join('\n\n');
  return {
    id,
    shortDescription: messageOf(text),
    fullDescription: messageOf(plain),
    help: { ...messageOf(plain), markdown },
    defaultConfiguration: { level: levels[level] },
    properties: { clause, level, layer, tags: ['conformance', level, layer] },
  };
}
