import type { Latency } from '../latency.ts';
import type { Report } from '../report.ts';
import { durationText } from './duration.ts';
import { axisOf, histogram } from './histogram.ts';
import { html, type Html } from './markup.ts';
import { table } from './table.ts';

function row({ operation, count, unanswered, quantiles }: Latency): Html {
  const { p50Ms, p95Ms, p99Ms, maxMs } = quantiles ?? {};
  const cells = [p50Ms, p95Ms, p99Ms, maxMs].map((ms) => (ms === undefined ? '–' : durationText(ms)));
  return html`<tr>
    <th scope="row">${operation}</th>
    <td class="number">${count}</td>
    <td class="number">${unanswered}</td>
    ${cells.map((cell) => html`<td class="number">${cell}</td>`)}
  </tr>`;
}

/** How long answers took, by operation; nothing where it was not counted. */
export function latency({ latencies = [] }: Report): Html | undefined {
  if (latencies.length === 0) return undefined;
  const answered = latencies.filter(({ count }) => count > 0);
  const axis = axisOf(answered);
  const head = ['Operation', 'Answers', 'Without answer', 'p50', 'p95', 'p99', 'Longest'];
  return html`<section aria-labelledby="latency">
    <h2 id="latency">Latency</h2>
    <p class="lead">
      How long answers took as the suite saw it, everything that it sent included. No requirement is about it: where
      purposes run at the same time, answers wait for each other. A quantile is at most 13 % too long.
    </p>
    ${table(
      'Latency by operation',
      head,
      html`<tbody>
        ${latencies.map(row)}
      </tbody>`,
    )}
    <div class="histograms">${answered.map((one) => histogram(one, axis))}</div>
  </section>`;
}
