import { differenceText } from '../difference-text.ts';
import { type Change, changeKinds, type ChangeKind, type Difference } from '../difference.ts';
import { clip } from '../visible.ts';
import { badge, type Tone, verdictLine } from './badge.ts';
import { counted } from './counted.ts';
import { frame } from './frame.ts';
import { html, textOf, type Html } from './markup.ts';
import { style } from './style/style.ts';
import { table } from './table.ts';

const longest = 600;
const mostRows = 2000;

const tones = {
  'new failure': 'bad',
  'no longer tested': 'open',
  'changed reason': 'note',
  fixed: 'good',
  'newly tested': 'mute',
} as const satisfies Record<ChangeKind, Tone>;

const meanings = {
  'new failure': 'They fail now and did not before.',
  'no longer tested': 'They passed or failed before, and have no verdict now.',
  'changed reason': 'They failed before and fail now, in another way or on another requirement.',
  fixed: 'They failed before and pass now.',
  'newly tested': 'They had no verdict before and pass now.',
} as const satisfies Record<ChangeKind, string>;

const anchorOf = (kind: ChangeKind): string => kind.replaceAll(' ', '-');

function row({ purpose, title, before, after }: Change): Html {
  return html`<tr>
    <td class="evidence">
      ${clip(title, 300)} <span class="aside"><code>${purpose}</code></span>
    </td>
    <td>${clip(before, longest)}</td>
    <td>${clip(after, longest)}</td>
  </tr> `;
}

function chapter(kind: ChangeKind, { old, new: after, changes }: Difference): Html | undefined {
  const rows = changes[kind];
  if (rows.length === 0) return undefined;
  return html`<section aria-labelledby="${anchorOf(kind)}">
    <h2 id="${anchorOf(kind)}">${badge(tones[kind], kind)} ${counted(rows.length, 'purpose')}</h2>
    <p class="lead">${meanings[kind]}</p>
    ${table(
      kind,
      ['Purpose', old.label, after.label],
      html`<tbody>
        ${rows.slice(0, mostRows).map(row)}
      </tbody>`,
    )}
    ${rows.length > mostRows && html`<p>And ${rows.length - mostRows} more, in difference.json.</p>`}
  </section>`;
}

function side(name: string, { label, verdict, sentence, target, startedAt }: Difference['old']): Html {
  return html`<div>
    <dt>${name}: ${clip(label, 200)}</dt>
    <dd>
      ${verdictLine(verdict, sentence)}
      <span class="aside">${clip(target, 200)}, ${startedAt}</span>
    </dd>
  </div>`;
}

function top(difference: Difference): Html {
  const { changes, warnings } = difference;
  const tone = changeKinds.slice(0, 2).some((kind) => changes[kind].length > 0) ? 'bad' : 'good';
  return html`<header>
    <p class="eyebrow">Two conformance runs side by side</p>
    <div class="verdict ${tone}">
      <h1><strong>${tone === 'bad' ? 'WORSE' : 'NOT WORSE'}</strong>: ${differenceText(difference)}</h1>
      ${warnings.map((warning) => html`<p>${clip(warning, longest)}</p>`)}
    </div>
    <dl class="facts sides">${side('Old', difference.old)} ${side('New', difference.new)}</dl>
  </header>`;
}

/** difference.html and style.css: what changed between two runs, what got worse first. */
export function renderDifferenceHtml(difference: Difference): Readonly<Record<string, string>> {
  const kinds = changeKinds.filter((kind) => difference.changes[kind].length > 0);
  const page = frame({
    title: `${clip(difference.old.label, 100)} and ${clip(difference.new.label, 100)}`,
    top: top(difference),
    chapters: kinds.map((kind) => [anchorOf(kind), kind]),
    main: html`${kinds.map((kind) => chapter(kind, difference))}${kinds.length === 0 && html`<p>Nothing changed.</p>`}`,
    foot: 'The same facts for machines: difference.json.',
  });
  return { 'difference.html': textOf(page), 'style.css': style };
}
