import { acceptances, causeOf, type JudgedEntry } from '../baseline.ts';
import type { Report, Result } from '../report.ts';
import { clip } from '../visible.ts';
import type { Weight } from '../weight.ts';
import { aboutOf } from './about.ts';
import { badge } from './badge.ts';
import type { Budget } from './budget.ts';
import { causesOf, type Cause } from './causes.ts';
import { counted } from './counted.ts';
import { exchangeList } from './exchange.ts';
import { anchor, type Links } from './links.ts';
import { html, pre, type Html } from './markup.ts';
import { sequence } from './sequence.ts';

const longest = 2000;
const weights: readonly (readonly [Weight, string, string])[] = [
  ['violation', 'Failures', 'The documents say shall, and the implementation did something else.'],
  ['deviation', 'Deviations from a should', 'Recommendations that were not followed: they gate in a strict run only.'],
  ['provisional', 'Provisional findings', 'They rest on a fact that no published text confirms, so they never gate.'],
];

function facts({ failure, counterexample, reason }: Result): Html {
  return html`<dl class="facts">
    ${
      failure &&
      html`<div>
          <dt>Expected</dt>
          <dd>
            ${clip(failure.expected, longest)}
            ${
              failure.accepted !== undefined &&
              html`<ul class="accepted" aria-label="Answers that are accepted">
                ${failure.accepted.map((text) => html`<li>${clip(text, 300)}</li>`)}
              </ul>`
            }
          </dd>
        </div>
        <div>
          <dt>Got</dt>
          <dd>${clip(failure.got, longest)}</dd>
        </div>`
    }
    ${
      reason !== undefined &&
      html`<div>
        <dt>Reason</dt>
        <dd>${clip(reason, longest)}</dd>
      </div>`
    }
    ${
      counterexample &&
      html`<div>
        <dt>Input</dt>
        <dd>
          ${pre(clip(counterexample.value, longest))}
          <p class="meta">
            smallest of ${counterexample.runs} generated cases after ${counterexample.shrinks} steps; seed
            <code>${counterexample.seed}</code>, path <code>${counterexample.path}</code>${
              !counterexample.repeats && '; it needs the cases before it: alone it does not fail'
            }
          </p>
        </dd>
      </div>`
    }
  </dl>`;
}

function article(result: Result, links: Links, known?: JudgedEntry): Html {
  const { purpose, title, exchanges, failure, replay, decisive = exchanges.length - 1 } = result;
  return html`<article
    class="failure"
    id="${anchor('fail', purpose)}"
    data-verdict="fail"
    data-level="${failure?.level ?? result.level}"
    data-requirements="${aboutOf(result)}"
  >
    <h4>${clip(title, 300)}</h4>
    <p class="meta">
      <a href="#${anchor('tp', purpose)}"><code>${purpose}</code></a>
    </p>
    ${known !== undefined && html`<p>${badge('note', 'known deviation')} ${clip(causeOf(known), longest)}</p>`}
    ${facts(result)}
    ${failure?.seenIn !== undefined && html`<p class="seen-in">The exchange that shows it is part of ${links.purpose(failure.seenIn)}.</p>`}
    ${exchanges.length > 0 && html`${sequence(exchanges, decisive)}${exchangeList(exchanges, decisive)}`}
    <figure class="command">
      <figcaption>Replay this purpose alone</figcaption>
      ${pre(clip(replay, longest))}
    </figure>
  </article> `;
}

/** The articles that the budget allows: the first of every cause before the second of any. */
export function articlesOf(report: Report, links: Links, budget: Budget): ReadonlyMap<string, Html> {
  const causes = weights.flatMap(([weight]) => causesOf(report, weight));
  const queue = [
    ...causes.flatMap((cause) => cause.results.slice(0, 1)),
    ...causes.flatMap((cause) => cause.results.slice(1)),
  ];
  const articles = new Map<string, Html>();
  const known = acceptances(report);
  for (const result of queue) {
    if (budget.isSpent()) break;
    const part = article(result, links, known.get(result.purpose));
    if (budget.fits(part)) articles.set(result.purpose, part);
  }
  return articles;
}

function rest(results: readonly Result[], links: Links): Html | false {
  if (results.length === 0) return false;
  return html`<details class="rest">
    <summary>${results.length} more with the same cause; their exchanges are in report.json</summary>
    <ul class="ids">
      ${results.map(({ purpose }) => html`<li>${links.purpose(purpose)}</li>`)}
    </ul>
  </details>`;
}

function causeSection(cause: Cause, sources: Sources): Html {
  const { failure, results, weight } = cause;
  const { articles, links, words } = sources;
  const shown = results.flatMap(({ purpose }) => articles.get(purpose) ?? []);
  const hidden = results.filter(({ purpose }) => !articles.has(purpose));
  const id = failure?.requirement ?? '';
  return html`<section class="cause ${weight}">
    <h3>${failure ? links.requirement(id) : 'No requirement named'} ${words.get(id)}</h3>
    <p class="chips">
      ${badge(weight === 'violation' ? 'bad' : 'note', weight)}
      ${failure && html`<span>${failure.clause}</span> <span>${failure.level}</span> <span>${failure.layer} layer</span>`}
      <span>${counted(results.length, 'purpose')}</span>
    </p>
    ${shown}${rest(hidden, links)}
  </section> `;
}

/** What a section about failures draws on. */
export interface Sources {
  readonly articles: ReadonlyMap<string, Html>;
  readonly links: Links;
  readonly words: ReadonlyMap<string, string>;
}

/** Failures by cause: violations, then recommendations that were not followed, then what is provisional. */
export function failures(report: Report, sources: Sources): Html {
  return html`${weights.map(([weight, title, meaning]) => {
    const causes = causesOf(report, weight);
    if (causes.length === 0 && weight !== 'violation') return undefined;
    const lead =
      causes.length > 0 ? meaning : report.results.length > 0 ? 'No violation of a shall was seen.' : 'Nothing ran.';
    return html`<section aria-labelledby="${weight}s">
      <h2 id="${weight}s">${title}</h2>
      <p class="lead">${lead}</p>
      ${causes.map((cause) => causeSection(cause, sources))}
    </section>`;
  })}`;
}
