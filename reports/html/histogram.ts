import type { Latency } from '../latency.ts';
import { durationText } from './duration.ts';
import { html, type Html } from './markup.ts';

const [top, base] = [40, 116];
/** A bucket begins where the one before ends. */
const ratio = 10 ** (1 / 20);

/** A logarithmic axis of whole decades, in milliseconds. */
export interface Axis {
  readonly from: number;
  readonly to: number;
}

/** The axis on which all of them have room. */
export function axisOf(rows: readonly Latency[]): Axis {
  const bounds = rows.flatMap(({ buckets }) => buckets.map(({ upToMs }) => upToMs));
  const from = Math.floor(Math.log10(Math.min(...bounds) / ratio));
  return { from, to: Math.max(from + 1, Math.ceil(Math.log10(Math.max(...bounds)))) };
}

function placeOn({ from, to }: Axis, ms: number): number {
  return Math.min(1, Math.max(0, (Math.log10(ms) - from) / (to - from)));
}

/** Room for a label stays at the right. */
const percent = (share: number): string => `${Number((share * 92).toFixed(2))}%`;

function ticks(axis: Axis): readonly Html[] {
  return Array.from({ length: axis.to - axis.from + 1 }, (_, at) => {
    const ms = 10 ** (axis.from + at);
    const place = placeOn(axis, ms);
    return html`<line class="tick" x1="${percent(place)}" x2="${percent(place)}" y1="${top}" y2="${base + 4}" />
      <text x="${percent(place)}" y="${base + 18}" text-anchor="${at === 0 ? 'start' : 'middle'}"
        >${durationText(ms)}</text
      >`;
  });
}

function bars({ buckets }: Latency, axis: Axis): readonly Html[] {
  const most = Math.max(...buckets.map(({ count }) => count));
  return buckets.map(({ upToMs, count }) => {
    const from = placeOn(axis, upToMs / ratio);
    const height = Math.max(2, Math.round((count / most) * (base - top)));
    const width = percent(placeOn(axis, upToMs) - from);
    return html`<rect x="${percent(from)}" y="${base - height}" width="${width}" height="${height}" />`;
  });
}

/** Each begins below the one before, so that no line crosses a label. */
function marks({ quantiles }: Latency, axis: Axis): readonly Html[] {
  if (quantiles === undefined) return [];
  const { p50Ms, p95Ms, p99Ms } = quantiles;
  const all = [
    ['p50', p50Ms],
    ['p95', p95Ms],
    ['p99', p99Ms],
  ] as const;
  return all.map(([name, ms], at) => {
    const place = placeOn(axis, ms);
    return html`<line class="mark" x1="${percent(place)}" x2="${percent(place)}" y1="${at * 13 + 2}" y2="${base}" />
      <text class="mark" x="${percent(place)}" dx="4" y="${at * 13 + 11}">${name}</text>`;
  });
}

/** How the answers to one operation are spread over time; the numbers are in the table. */
export function histogram(row: Latency, axis: Axis): Html {
  const { operation, count } = row;
  return html`<figure class="histogram">
    <figcaption>${operation}</figcaption>
    <svg
      width="100%"
      height="${base + 24}"
      role="img"
      aria-label="Histogram of ${count} answers to ${operation} over time, on a logarithmic axis; the table above has the numbers"
    >
      ${ticks(axis)} ${bars(row, axis)}
      <line class="base" x1="0" x2="${percent(1)}" y1="${base}" y2="${base}" />
      ${marks(row, axis)}
    </svg>
  </figure>`;
}
