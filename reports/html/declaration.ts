import type { PicsRow, Report, Setup } from '../report.ts';
import { clip } from '../visible.ts';
import { html, pre, type Html } from './markup.ts';
import { table } from './table.ts';

const longest = 400;

function row({ item, question, declared, value, source }: PicsRow): Html {
  return html`<tr>
    <th scope="row"><code>${item}</code></th>
    <td>${clip(question, longest)}</td>
    <td>${clip(declared, longest)}</td>
    <td>${clip(value, longest)}</td>
    <td>${source}</td>
  </tr> `;
}

/** The implementation conformance statement as it was used. */
export function pics(report: Report): Html {
  const head = ['Item', 'Claim', 'Declared', 'Used', 'Source'];
  return html`<section aria-labelledby="pics">
    <h2 id="pics">PICS</h2>
    <p class="lead">What the implementation claims decides what applies to it.</p>
    ${table(
      'Implementation conformance statement',
      head,
      html`<tbody>
        ${report.pics.map(row)}
      </tbody>`,
    )}
    ${
      report.unclaimed.length > 0 &&
      html`<h3>Seen, and not claimed</h3>
        <p class="lead">For information: it never gates. A claim makes it binding.</p>
        <ul>
          ${report.unclaimed.map(
            ({ item, question, seen }) =>
              html`<li><code>${item}</code>: ${clip(question, longest)}. ${clip(seen, longest)}</li>`,
          )}
        </ul>`
    }
  </section>`;
}

/** As one would write it into conform.yaml, of which JSON is a part. */
function configuration({ file, lacks, values }: Setup): Html {
  const source = file === undefined ? 'no file' : html`<code>${clip(file, longest)}</code>`;
  return html`<details class="setup">
    <summary>Configuration as used, from ${source}, secrets blotted out</summary>
    ${lacks.length > 0 && html`<p class="meta">Not shown: ${clip(lacks.join(', '), longest)}.</p>`}
    ${pre(clip(JSON.stringify(values, undefined, 2), 20_000))}
  </details>`;
}

/** When and against what the run went, and what preflight learned. */
export function environment(report: Report): Html {
  const facts = [
    ['Started', report.startedAt],
    ['Duration', `${(report.durationMs / 1000).toFixed(1)} s`],
    ['Exchanges', String(report.exchangeCount)],
    ['Exit code', String(report.exitCode)],
  ] as const;
  return html`<section aria-labelledby="environment">
    <h2 id="environment">Environment</h2>
    <dl class="facts">
      ${facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${report.setup && configuration(report.setup)}
    ${
      report.observed.length > 0 &&
      html`<h3>What preflight learned</h3>
        <ul>
          ${report.observed.map((text) => html`<li>${clip(text, longest)}</li>`)}
        </ul>`
    }
  </section>`;
}
