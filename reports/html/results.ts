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

function took({ exchangeCount, durationMs, attempts }: Result, isElsewhere: boolean): string {
  const exchanges = `${counted(exchangeCount, 'exchange')}${isElsewhere ? ' (in report.json)' : ''}`;
  return `${exchanges}, ${Math.round(durationMs)} ms${attempts > 1 ? `, ${attempts} attempts` : ''}`;
}

/** Undefined where they are in report.json alone. */
function exchanges(result: Result, { shownFailures, budget }: Sources): Html | undefined {
  if (shownFailures.has(result.purpose)) {
    return html`<p><a href="#${anchor('fail', result.purpose)}">The failure with its exchanges</a></p>`;
  }
  if (result.exchanges.length === 0) return html`<p class="meta">No exchange was kept.</p>`;
  const list = budget.isSpent() ? undefined : exchangeList(result.exchanges);
  return list !== undefined && budget.fits(list) ? list : undefined;
}

function row(name: string, value: Value): Html | undefined {
  return value === undefined
    ? undefined
    : html`<dt>${name}</dt>
        <dd>${value}</dd>`;
}

/** What a purpose is for with how often it was seen, then what else was seen on the way. */
function facts(result: Result, { links, shownFailures }: Sources): Html {
  const { requirements, met, unobserved = {}, failure, reason, cause, level, layer, verdict } = result;
  // The failure that is shown whole says it too, and what passed is rarely asked for again.
  const isBrief = verdict === 'pass' || shownFailures.has(result.purpose);
  const seen = (id: string): Html => html`${links.requirement(id)}${met[id] === undefined ? '' : ` × ${met[id]}`}`;
  const others = Object.keys(met).filter((id) => !requirements.includes(id));
  return html`<dl>
    ${[
      row('Verifies', html`${joined(requirements.map(seen), ', ')}; ${level}, ${layer} layer`),
      row('Also seen', others.length > 0 ? joined(others.map(seen), ', ') : undefined),
      row('Got', isBrief ? undefined : failure && clip(failure.got, longest)),
      row('Reason', reason && clip(reason, longest)),
      row('Cause', cause),
      row('Who acts', verdict === 'fail' ? undefined : result.blame),
      ...Object.entries(unobserved).map(([id, why]) =>
        row('Not seen', html`${links.requirement(id)}: ${clip(why, longest)}`),
      ),
      row('Replay', isBrief ? undefined : html`<code>${clip(result.replay, longest)}</code>`),
    ]}
  </dl>`;
}

function item(result: Result, sources: Sources): Html {
  const shown = exchanges(result, sources);
  return html`<details
    class="result"
    id="${anchor('tp', result.purpose)}"
    data-verdict="${verdictTones[result.verdict][1]}"
    data-level="${result.level}"
    data-requirements="${aboutOf(result)}"
  >
    <summary>
      ${verdictBadge(result)} <span>${clip(result.title, 300)} <code>${result.purpose}</code></span>
      <span class="meta"
        >${sources.known.has(result.purpose) && 'known deviation, '}${took(result, shown === undefined)}</span
      >
    </summary>
    ${facts(result, sources)}${shown}
  </details> `;
}

/** So many rows are laid out together, once they come into sight; the style sheet knows how high they are. */
const batch = 40;

function batches(items: readonly Html[]): readonly Html[] {
  const whole = Math.floor(items.length / batch);
  const full = Array.from({ length: whole }, (_, at) => items.slice(at * batch, (at + 1) * batch));
  return [...full.map((rows) => html`<div class="batch">${rows}</div>`), ...items.slice(whole * batch)];
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
          ${batches(members.map((result) => item(result, sources)))}
        </div>`,
    )}
  </section>`;
}
