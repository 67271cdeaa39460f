import { changeKinds, type Difference } from './difference.ts';
import { escapeMarkdown } from './markdown.ts';
import { clip, visibleLine } from './visible.ts';

const mostRows = 200;

const counted = (count: number, kind: string): string =>
  `${count} ${kind}${kind === 'new failure' && count > 1 ? 's' : ''}`;

/** What changed, in one sentence. */
export function differenceText({ changes }: Difference): string {
  const parts = changeKinds.flatMap((kind) => (changes[kind].length > 0 ? [counted(changes[kind].length, kind)] : []));
  return parts.length === 0 ? 'Nothing changed.' : `${parts.join(', ')}.`;
}

/** What changed, for a terminal: what got worse first. */
export function differenceLines(difference: Difference): readonly string[] {
  const { old, new: after, warnings, changes } = difference;
  return [
    ...warnings.map((warning) => `WARNING           ${warning}`),
    ...changeKinds.flatMap((kind) =>
      changes[kind].flatMap((change) => [
        `${kind.toUpperCase().padEnd(17)} ${change.purpose}`,
        `${' '.repeat(17)} ${old.label}: ${clip(change.before, 240)}`,
        `${' '.repeat(17)} ${after.label}: ${clip(change.after, 240)}`,
      ]),
    ),
    differenceText(difference),
  ].map(visibleLine);
}

const cell = (text: string): string => escapeMarkdown(clip(text, 300));

/** difference.md */
export function renderDifferenceMarkdown(difference: Difference): Readonly<Record<string, string>> {
  const { old, new: after, warnings, changes } = difference;
  const sections = changeKinds.flatMap((kind) => {
    const rows = changes[kind].slice(0, mostRows);
    const more = changes[kind].length - rows.length;
    if (rows.length === 0) return [];
    return [
      '',
      `## ${kind.charAt(0).toUpperCase()}${kind.slice(1)} (${changes[kind].length})`,
      '',
      `| Purpose | ${cell(old.label)} | ${cell(after.label)} |`,
      '| --- | --- | --- |',
      ...rows.map((change) => `| ${[change.purpose, change.before, change.after].map(cell).join(' | ')} |`),
      ...(more > 0 ? ['', `And ${more} more.`] : []),
    ];
  });
  const lines = [
    `**${escapeMarkdown(differenceText(difference))}**`,
    '',
    `- ${cell(old.label)}: ${cell(old.sentence)}`,
    `- ${cell(after.label)}: ${cell(after.sentence)}`,
    ...warnings.map((warning) => `- ${cell(warning)}`),
    ...sections,
  ];
  return { 'difference.md': `${lines.join('\n')}\n` };
}
