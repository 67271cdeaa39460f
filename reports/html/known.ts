import { isFaulty, type EntryState, type JudgedEntry } from '../baseline.ts';
import type { Report } from '../report.ts';
import { clip } from '../visible.ts';
import { badge, type Tone } from './badge.ts';
import type { Links } from './links.ts';
import { html, joined, type Html } from './markup.ts';
import { table } from './table.ts';

const tones = {
  stale: 'bad',
  expired: 'bad',
  unmatched: 'bad',
  changed: 'open',
  passed: 'open',
  accepts: 'note',
  'not asked': 'mute',
} as const satisfies Record<EntryState, Tone>;

const longest = 600;

function subject({ purpose, requirement, accepts }: JudgedEntry, links: Links): Html {
  const others = accepts.filter((id) => id !== purpose);
  return html`${purpose !== undefined && links.purpose(purpose)}
  ${purpose === undefined && requirement !== undefined && links.requirement(requirement)}
  ${others.length > 0 && html`<span class="aside">${joined(others.map(links.purpose), ', ')}</span>`}`;
}

function verdict({ purpose, requirement, verdict: word }: JudgedEntry, links: Links): Html {
  return html`${word}${purpose !== undefined && requirement !== undefined && html` on ${links.requirement(requirement)}`}`;
}

function row(entry: JudgedEntry, links: Links): Html {
  const { state, note, kind, expires, reason, owner, reference, issue, place } = entry;
  const sources = [reference, issue].filter((text) => text !== undefined);
  return html`<tr>
    <th scope="row">${badge(tones[state], state)}</th>
    <td class="evidence">${subject(entry, links)}<span class="aside">${place}</span></td>
    <td>${verdict(entry, links)}<span class="aside">${clip(note, longest)}</span></td>
    <td>
      ${clip(reason, longest)}${sources.length > 0 && html`<span class="aside">${clip(sources.join(', '), longest)}</span>`}
    </td>
    <td>${clip(owner, 200)}<span class="aside">${kind}${expires !== undefined && ` until ${expires}`}</span></td>
  </tr> `;
}

/** The entries of the baseline, those that fail the gate first; nothing where none was given. */
export function knownDeviations({ baseline }: Report, links: Links): Html | undefined {
  if (baseline === undefined) return undefined;
  const { file, entries } = baseline;
  const inOrder = [...entries.filter(isFaulty), ...entries.filter((entry) => !isFaulty(entry))];
  const head = ['State', 'What, and where the entry stands', 'Accepted verdict', 'Why', 'Owner and term'];
  return html`<section aria-labelledby="known">
    <h2 id="known">Known deviations</h2>
    <p class="lead">
      What <code>${file}</code> accepts. It stays a deviation, and the verdict says so: only the gate lets it pass. An
      entry that is stale, expired or unmatched fails the gate.
    </p>
    ${
      entries.length === 0
        ? html`<p>The list is empty.</p>`
        : table(
            'Known deviations',
            head,
            html`<tbody>
              ${inOrder.map((entry) => row(entry, links))}
            </tbody>`,
          )
    }
  </section>`;
}
