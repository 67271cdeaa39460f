import type { Report, RequirementRow, Standing } from '../report.ts';
import { standingBadge } from './badge.ts';
import { clauses, sourceOf } from './clauses.ts';
import { anchor, type Links } from './links.ts';
import { html, joined, type Html, type Value } from './markup.ts';
import { table } from './table.ts';

const mostEvidence = 12;
/** The verdict of a purpose that says the same, so that one filter finds both. */
const verdicts = {
  met: 'pass',
  violated: 'fail',
  inconclusive: 'inconclusive',
  'not tested': 'inconclusive',
  'not exercised': 'none',
  'not observable': 'none',
  untestable: 'none',
  'not applicable': 'none',
} as const satisfies Record<Standing, string>;
const marks = { V: 'published', I: 'inferred', U: 'not confirmed' } as const;

function evidence({ evidence: all }: RequirementRow, links: Links): Value {
  if (all.length === 0) return '–';
  const more = all.length - mostEvidence;
  return [joined(all.slice(0, mostEvidence).map(links.purpose), ', '), more > 0 && ` and ${more} more`];
}

function aside(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html` <span class="aside">${text}</span>`;
}

function row(requirement: RequirementRow, links: Links, isStrict: boolean): Html {
  const { id, clause, level, layer, mark, text, ambiguity, reason, checks } = requirement;
  return html`<tr
    id="${anchor('req', id)}"
    data-verdict="${verdicts[requirement.standing]}"
    data-level="${level}"
    data-requirements="${id}"
    data-clause="${sourceOf(clause)}"
  >
    <th scope="row">${id}</th>
    <td>${standingBadge(requirement, isStrict)}</td>
    <td>${text}${aside(reason)}${aside(ambiguity && `Open in the documents: ${ambiguity}`)}</td>
    <td>${clause}${aside(marks[mark])}</td>
    <td>${level}${aside(layer)}</td>
    <td class="number">${checks}</td>
    <td class="evidence">${evidence(requirement, links)}</td>
  </tr>`;
}

/** Every requirement with its standing and links to the evidence. */
export function matrix(report: Report, links: Links): Html {
  const head = [
    'Requirement',
    'Standing',
    'What it says',
    'Clause and source',
    'Level and layer',
    'Checks',
    'Evidence',
  ];
  const rows = report.requirements.map((requirement) => row(requirement, links, report.strict));
  return html`<section aria-labelledby="matrix">
    <h2 id="matrix">Requirements</h2>
    <p class="lead">
      A requirement is met only where an executed check saw the required effect. Its source is a published text, or an
      inference from one; what is not confirmed never gates.
    </p>
    ${clauses(report)}
    ${table(
      'Requirement matrix',
      head,
      html`<tbody>
        ${rows}
      </tbody>`,
    )}
  </section>`;
}
