import type { JudgedEntry } from '../baseline.ts';
import type { Report, Result } from '../report.ts';
import { clip } from '../visible.ts';
import { weightOf } from '../weight.ts';
import { aboutOf } from './about.ts';
import { badge, verdictTones } from './badge.ts';
import type { Budget } from './budget.ts';
import { counted } from './counted.ts';
import { exchangeList } from './exchange.ts';
import { anchor, type Links } from './links.ts';
import { html, joined, type Html, type Value } from './markup.ts';

const longest = 400;

interface Sources {
  readonly links: Links;
  readonly shownFailures: ReadonlySet<string>;
  readonly budget: Budget;
  /** The entry of the baseline that accepts what came of a purpose. */
  readonly known: ReadonlyMap<string, JudgedEntry>;
}

function verdictBadge(result: Result): Html {
  const [tone, word] = verdictTones[result.verdict];
  const weight = weightOf(result);
  return weight === undefined || weight === 'violation' ? badge(tone, word) : badge('note', `fail (${weight})`);
}

function took({ exchangeCount, durationMs, attempts }: Result): string {
  return `${counted(exchangeCount, 'exchange')}, ${Math.round(durationMs)} ms${attempts > 1 ? `, ${attempts} attempts` : ''}`;
}

function exchanges(result: Result, { shownFailures, budget }: Sources): Value {
  if (shownFailures.has(result.purpose)) {
    return html`<p><a href="#${anchor('fail', result.purpose)}">The failure with its exchanges</a></p>`;
  }
  if (result.exchanges.length === 0) return html`<p class="meta">No exchange was kept.</p>`;
  const list = budget.isSpent() ? undefined : exchangeList(result.exchanges);
  return list !== undefined && budget.fits(list) ? list : html`<p class="meta">Exchanges: in report.json.</p>`;
}

function row(name: string, value: Value): Html | undefined {
  return value === undefined
    ? undefined
    : html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
}

function facts(result: Result, links: Links): Html {
  const met = Object.entries(result.met).map(([id, count]) => html`${links.requirement(id)} × ${count}`);
  const unobserved = Object.entries(result.unobserved ?? {});
  return html`<dl class="facts">
    ${row('Verifies', html`${joined(result.requirements.map(links.requirement), ', ')} <span class="meta">${result.level}, ${result.layer} layer</span>`)}
    ${row('Seen', met.length > 0 ? joined(met, ', ') : undefined)}${row('Got', result.failure && clip(result.failure.got, longest))}
    ${row('Reason', result.reason && clip(result.reason, longest))}${row('Cause', result.cause)}${row('Who acts', result.verdict === 'fail' ? undefined : result.blame)}
    ${unobserved.map(([id, why]) => row('Not seen', html`${links.requirement(id)}: ${clip(why, longest)}`))}
    ${row('Replay', html`<code>${clip(result.replay, longest)}</code>`)}
  </dl>`;
}

function item(result: Result, sources: Sources): Html {
  return html`<details
    class="result"
    id="${anchor('tp', result.purpose)}"
    data-verdict="${verdictTones[result.verdict][1]}"
    data-level="${result.level}"
    data-requirements="${aboutOf(result)}"
  >
    <summary>
      ${verdictBadge(result)} <span>${clip(result.title, 300)} <code>${result.purpose}</code></span>
      <span class="meta">${sources.known.has(result.purpose) && 'known deviation, '}${took(result)}</span>
    </summary>
    ${facts(result, sources.links)}${exchanges(result, sources)}
  </details> `;
}

const groupOf = ({ purpose }: Result): string => purpose.split('/').slice(0, 2).join('/');

/** Every result in the order of the plan, with its exchanges as far as the budget goes. */
export function results(report: Report, sources: Sources): Html {
  const groups = [...Map.groupBy(report.results, groupOf)];
  return html`<section aria-labelledby="results">
    <h2 id="results">All results</h2>
    <p class="lead">One per selected purpose, in the order of the plan.</p>
    ${report.results.length === 0 && html`<p>No purpose ran.</p>`}
    ${groups.map(
      ([name, members]) =>
        html`<div class="group-of-results">
          <h3>${name} <span class="meta">${members.length}</span></h3>
          ${members.map((result) => item(result, sources))}
        </div>`,
    )}
  </section>`;
}
