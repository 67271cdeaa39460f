import type { LeftOut, Report, RequirementRow, Result, Standing } from '../report.ts';
import { clip } from '../visible.ts';
import { badge, standingTones, verdictTones } from './badge.ts';
import { counted } from './counted.ts';
import type { Links } from './links.ts';
import { html, type Html } from './markup.ts';
import { table } from './table.ts';

const longest = 400;
const meanings: readonly (readonly [Standing, string])[] = [
  ['not tested', 'no purpose gave evidence'],
  ['inconclusive', 'the question could not be reached'],
  ['not exercised', 'the situation never arose'],
  ['not observable', 'the effect does not show here'],
  ['untestable', 'nothing that a black-box test does can show it'],
];

function requirementRow(row: RequirementRow, links: Links): Html {
  return html`<tr>
    <th scope="row">${links.requirement(row.id)}</th>
    <td>${row.level}</td>
    <td>${row.text}</td>
    <td>${clip(row.reason ?? '–', longest)}</td>
  </tr>`;
}

function standingBody(rows: readonly RequirementRow[], meaning: readonly [Standing, string], links: Links): Html {
  const [standing, words] = meaning;
  return html`<tbody>
    <tr class="group">
      <th scope="rowgroup" colspan="4">
        ${badge(standingTones[standing], standing)} ${counted(rows.length, 'requirement')}: ${words}
      </th>
    </tr>
    ${rows.map((row) => requirementRow(row, links))}
  </tbody>`;
}

function requirements(report: Report, links: Links): Html | undefined {
  const byStanding = Map.groupBy(report.requirements, (row) => row.standing);
  const bodies = meanings.flatMap((meaning) => {
    const rows = byStanding.get(meaning[0]);
    return rows === undefined ? [] : [standingBody(rows, meaning, links)];
  });
  if (bodies.length === 0) return undefined;
  return table('Requirements without a verdict', ['Requirement', 'Level', 'What it says', 'Why'], bodies);
}

/** What the PICS excludes, by reason: much of it is one thing that the server does not claim. */
function excluded(report: Report, links: Links): Html | undefined {
  const rows = report.requirements.filter(({ standing }) => standing === 'not applicable');
  if (rows.length === 0) return undefined;
  const groups = [...Map.groupBy(rows, ({ reason = '–' }) => reason)];
  return html`<h3>${counted(rows.length, 'requirement')} not applicable</h3>
    ${table(
      'What the PICS and the binding exclude',
      ['Why', 'Requirements'],
      html`<tbody>
        ${groups.map(
          ([reason, group]) =>
            html`<tr>
              <td>${clip(reason, longest)}</td>
              <td>${group.map(({ id }) => html`${links.requirement(id)} `)}</td>
            </tr>`,
        )}
      </tbody>`,
    )}`;
}

function undecidedRow(result: Result, links: Links): Html {
  const [tone, word] = verdictTones[result.verdict];
  return html`<tr>
    <th scope="row">${links.purpose(result.purpose)}</th>
    <td>${badge(tone, word)}</td>
    <td>${clip(result.reason ?? '–', longest)}</td>
    <td>${result.cause ?? '–'}</td>
    <td>${result.blame ?? '–'}</td>
  </tr>`;
}

function undecided(report: Report, links: Links): Html | undefined {
  const results = report.results.filter((result) => result.verdict !== 'pass' && result.verdict !== 'fail');
  if (results.length === 0) return undefined;
  const rows = results.map((result) => undecidedRow(result, links));
  return table(
    'Purposes that ran and decided nothing',
    ['Purpose', 'Verdict', 'Why', 'Cause', 'Who acts'],
    html`<tbody>
      ${rows}
    </tbody>`,
  );
}

function leftOutItem(left: readonly LeftOut[]): Html {
  const [first] = left;
  return html`<details>
    <summary>
      ${badge('mute', first?.why ?? '')} ${counted(left.length, 'purpose')}: ${clip(first?.reason ?? '', longest)}
    </summary>
    <ul class="ids">
      ${left.map(({ purpose }) => html`<li><code>${purpose}</code></li>`)}
    </ul>
  </details>`;
}

function leftOut(report: Report): Html | undefined {
  const groups = [...Map.groupBy(report.selection.leftOut, (left) => `${left.why} ${left.reason}`).values()];
  if (groups.length === 0) return undefined;
  return html`<h3>Purposes left out</h3>
    ${groups.map(leftOutItem)}`;
}

/** What the verdict does not cover, each with its reason. */
export function omissions(report: Report, links: Links): Html {
  const parts = [
    requirements(report, links),
    undecided(report, links),
    excluded(report, links),
    leftOut(report),
  ].filter(Boolean);
  const nothing =
    report.results.length === 0
      ? 'Nothing ran.'
      : 'Nothing was left out: every requirement was tested, and every purpose ran.';
  return html`<section aria-labelledby="omissions">
    <h2 id="omissions">What was not tested</h2>
    ${parts.length === 0 ? html`<p class="lead">${nothing}</p>` : parts}
  </section>`;
}
