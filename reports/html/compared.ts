import type { Labelled } from '../difference.ts';
import { comparedRows, type ComparedRow } from '../table-of.ts';
import { clip } from '../visible.ts';
import { badge, standingBadge, verdictLine } from './badge.ts';
import { counted } from './counted.ts';
import { frame } from './frame.ts';
import { anchor } from './links.ts';
import { html, textOf, type Html } from './markup.ts';
import { style } from './style/style.ts';
import { table } from './table.ts';

function row({ requirement, standings, differs }: ComparedRow, reports: readonly Labelled[]): Html {
  const { id, clause, level, layer, text } = requirement;
  const isBroken = standings.some((standing) => standing?.standing === 'violated');
  return html`<tr
    id="${anchor('req', id)}"
    class="${differs ? 'differs' : 'same'} ${isBroken ? 'broken-row' : 'whole-row'}"
  >
    <th scope="row">${id}<span class="aside">${level}, ${layer}</span></th>
    <td class="evidence">${text}<span class="aside">${clause}</span></td>
    ${standings.map(
      (standing, at) =>
        html`<td>
          ${standing === undefined ? badge('mute', 'not known') : standingBadge(standing, reports[at]?.report.strict === true)}
          ${standing?.standing !== 'met' && standing?.reason !== undefined && html`<span class="aside">${clip(standing.reason, 120)}</span>`}
        </td>`,
    )}
  </tr> `;
}

function filter(): Html {
  return html`<fieldset class="filter">
    <legend>Show</legend>
    <label><input type="radio" name="rows" id="rows-all" checked /> all requirements</label>
    <label><input type="radio" name="rows" id="rows-differing" /> those that differ</label>
    <label><input type="radio" name="rows" id="rows-broken" /> those that are violated somewhere</label>
  </fieldset>`;
}

function sides(reports: readonly Labelled[]): Html {
  return html`<dl class="facts sides">
    ${reports.map(
      ({ label, report: { verdict, sentence, target, suite, binding, release } }) =>
        html`<div>
          <dt>${clip(label, 200)}</dt>
          <dd>
            ${verdictLine(verdict, sentence)}
            <span class="aside">${clip(target, 200)}, ${binding}, ${release}, suite ${suite.version}</span>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** matrix.html and style.css: requirements over reports, filtered without script. */
export function renderMatrixHtml(reports: readonly Labelled[]): Readonly<Record<string, string>> {
  const rows = comparedRows(reports);
  const differing = rows.filter(({ differs }) => differs).length;
  const head = ['Requirement', 'What it says', ...reports.map(({ label }) => clip(label, 100))];
  const page = frame({
    title: `${counted(reports.length, 'report')} side by side`,
    top: html`<header>
      <p class="eyebrow">Conformance reports side by side</p>
      <div class="verdict ${differing > 0 ? 'open' : 'good'}">
        <h1>
          <strong>${counted(reports.length, 'report')}</strong>: ${differing} of ${counted(rows.length, 'requirement')}
          differ.
        </h1>
      </div>
      ${sides(reports)}
    </header>`,
    chapters: [['matrix', 'Requirements']],
    main: html`<section aria-labelledby="matrix" class="compared">
      <h2 id="matrix">Requirements</h2>
      ${filter()}
      ${table(
        'Requirements over reports',
        head,
        html`<tbody>
          ${rows.map((compared) => row(compared, reports))}
        </tbody>`,
      )}
    </section>`,
    foot: 'Where a requirement stands in each report; the reasons are in the reports themselves.',
  });
  return { 'matrix.html': textOf(page), 'style.css': style };
}
