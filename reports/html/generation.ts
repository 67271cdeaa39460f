import { isThin, missedOf, shareText } from '../generated.ts';
import type { Generated, Report } from '../report.ts';
import { clip } from '../visible.ts';
import { badge } from './badge.ts';
import type { Links } from './links.ts';
import { html, joined, type Html } from './markup.ts';
import { table } from './table.ts';

function missed(generated: Generated): Html | string {
  const labels = clip(missedOf(generated).join(', ') || 'none', 400);
  return isThin(generated) ? html`${badge('note', 'empty')} ${labels}` : labels;
}

function row(purpose: string, generated: Generated, links: Links): Html {
  const hit = Object.entries(generated.classes).filter(([, count]) => count > 0);
  const shown = hit.map(([label, count]) => html`${clip(label, 100)} × ${count}`);
  return html`<tr>
    <th scope="row">${links.purpose(purpose)}</th>
    <td>${generated.cases}</td>
    <td>${generated.distinct}</td>
    <td>${shareText(generated)}</td>
    <td>${joined(shown, ', ')}</td>
    <td>${missed(generated)}</td>
  </tr> `;
}

/** What property-based purposes generated, so that a generator of which nothing comes is seen. */
export function generation(report: Report, links: Links): Html {
  const rows = report.results.flatMap(({ purpose, generated }) =>
    generated === undefined ? [] : [row(purpose, generated, links)],
  );
  const head = ['Purpose', 'Cases', 'Different', 'Valid', 'Classes hit', 'Never hit'];
  return html`<section aria-labelledby="generation">
    <h2 id="generation">Generated cases</h2>
    <p class="lead">
      What property-based purposes sent with seed <code>${report.seed}</code>. A class that is never hit is a question
      that was not asked; a purpose that fails stops before it comes to all of them.
    </p>
    ${
      rows.length === 0
        ? html`<p>No property-based purpose ran.</p>`
        : table(
            'Generated cases by purpose',
            head,
            html`<tbody>
              ${rows}
            </tbody>`,
          )
    }
  </section>`;
}
