import { byFrequency, exploredText } from '../exploration.ts';
import type { Exploration, Explored, Find, Report } from '../report.ts';
import { clip } from '../visible.ts';
import type { Links } from './links.ts';
import { html, pre, type Html } from './markup.ts';
import { table } from './table.ts';

const longest = 2000;

function explored({ purpose, rounds, cases, failures }: Explored, links: Links): Html {
  return html`<tr>
    <th scope="row">${links.purpose(purpose)}</th>
    <td>${rounds}</td>
    <td>${cases}</td>
    <td>${failures}</td>
  </tr> `;
}

function find({ times, result }: Find, links: Links): Html {
  const { failure, counterexample, purpose, reason, replay } = result;
  return html`<li>
    <p>
      ${links.purpose(purpose)} failed ${times} times
      ${failure && html`on ${failure.requirement}: expected ${clip(failure.expected, longest)}, got ${clip(failure.got, longest)}`}${reason !== undefined && `; ${clip(reason, longest)}`}
    </p>
    ${counterexample && pre(clip(counterexample.value, longest))}
    <figure class="command">
      <figcaption>Replay the first of them</figcaption>
      ${pre(clip(replay, longest))}
    </figure>
  </li> `;
}

function chapter(exploration: Exploration, links: Links): Html {
  const { purposes, ended, otherKinds, reason } = exploration;
  const finds = byFrequency(exploration);
  return html`<section aria-labelledby="exploration">
    <h2 id="exploration">Exploration</h2>
    <p class="lead">New seeds after the plan. ${exploredText(exploration)}. It ended because ${ended}.</p>
    ${reason !== undefined && html`<p>Without a verdict at first: ${clip(reason, longest)}</p>`}
    ${table(
      'Explored purposes',
      ['Purpose', 'Rounds', 'Cases', 'Rounds that failed'],
      html`<tbody>
        ${purposes.map((row) => explored(row, links))}
      </tbody>`,
    )}
    ${
      finds.length > 0 &&
      html`<h3>Failures, each kind once</h3>
        <ol>
          ${finds.map((row) => find(row, links))}
        </ol>`
    }
    ${otherKinds > 0 && html`<p>${otherKinds} more of further kinds, which were only counted.</p>`}
  </section>`;
}

/** What went on after the plan; nothing where nothing did. */
export const exploration = (report: Report, links: Links): Html | undefined =>
  report.exploration && chapter(report.exploration, links);
