import type { Discovered } from '../discovered.ts';
import { sentenceOf } from '../gating.ts';
import type { Report } from '../report.ts';
import { clip } from '../visible.ts';
import { badge, standingBadge, standingTones } from './badge.ts';
import { idCode, type Links } from './links.ts';
import { html, type Html } from './markup.ts';
import { table } from './table.ts';

const longest = 400;

function row(report: Report, discovered: Discovered, links: Links): Html {
  const { behaviour, observed, requirement, standing, contradictedBy } = discovered;
  const tested = report.requirements.find(({ id }) => id === requirement);
  const failed = report.results.find(({ purpose }) => purpose === contradictedBy);
  return html`<tr>
    <th scope="row">${behaviour}</th>
    <td>${claimOf(report, discovered)}</td>
    <td>${observed.length === 0 ? '–' : clip(observed.join(', '), longest)}</td>
    <td>
      ${links.requirement(requirement)}
      ${tested === undefined ? badge(standingTones[standing], standing) : standingBadge(tested, report.strict)}
      ${
        failed !== undefined &&
        html`<span class="aside"
          >The claim is contradicted by ${links.purpose(failed.purpose)}: ${clip(sentenceOf(failed), longest)}</span
        >`
      }
    </td>
  </tr>`;
}

/** What was settled by observation nobody has claimed. */
function claimOf({ pics }: Report, { item, declared = '' }: Discovered): Html | string {
  if (item === undefined) return 'no claim';
  const isSettled = pics.some((row) => row.item === item && row.source === 'observed');
  return html`${idCode(item)}: ${isSettled && 'auto, used as '}${clip(declared, longest)}`;
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
        ${report.discovered.map((discovered) => row(report, discovered, links))}
      </tbody>`,
    )}
  </section>`;
}
