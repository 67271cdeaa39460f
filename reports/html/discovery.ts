import type { Discovered } from '../discovered.ts';
import type { Report } from '../report.ts';
import { clip } from '../visible.ts';
import { badge, standingTones } from './badge.ts';
import type { Links } from './links.ts';
import { html, type Html } from './markup.ts';
import { table } from './table.ts';

const longest = 400;

function row(
  { behaviour, item, declared, observed, requirement, standing, contradictedBy }: Discovered,
  links: Links,
): Html {
  return html`<tr>
    <th scope="row">${behaviour}</th>
    <td>${item === undefined ? 'no claim' : html`<code>${item}</code>: ${clip(declared ?? '', longest)}`}</td>
    <td>${observed.length === 0 ? '–' : clip(observed.join(', '), longest)}</td>
    <td>
      ${links.requirement(requirement)} ${badge(standingTones[standing], standing)}
      ${contradictedBy !== undefined && html`<span class="aside">The claim is contradicted by ${links.purpose(contradictedBy)}</span>`}
    </td>
  </tr>`;
}

/** What the server showed where right servers differ, beside what is claimed and tested of it. */
export function discovery(report: Report, links: Links): Html {
  return html`<section aria-labelledby="discovery">
    <h2 id="discovery">Discovery</h2>
    <p class="lead">
      How the server behaves where right servers differ. What is seen and not claimed is for information; a claim that
      is contradicted is a failure of its purpose.
    </p>
    ${table(
      'Declared, observed, tested',
      ['Behaviour', 'Declared', 'Observed', 'Tested'],
      html`<tbody>
        ${report.discovered.map((discovered) => row(discovered, links))}
      </tbody>`,
    )}
  </section>`;
}
