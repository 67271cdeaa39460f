import { statusLine } from '../exchange-text.ts';
import type { Exchange } from '../report.ts';
import { clip } from '../visible.ts';
import { counted } from './counted.ts';
import { durationText } from './duration.ts';
import { html, type Html } from './markup.ts';

const [suiteX, serverX, width] = [56, 636, 760];
const [headHeight, rowHeight, gapHeight] = [40, 78, 34];
/** So many exchanges are drawn before and after the one that decides, and at the beginning. */
const [before, after, first] = [4, 1, 2];

/** The text in so many characters, the middle left away. */
function short(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const half = Math.floor((most - 1) / 2);
  return `${characters.slice(0, half).join('')}…${characters.slice(-half).join('')}`;
}

function requestLine({ request: { method, url } }: Exchange): string {
  const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: url, search: '' };
  return `${method} ${pathname}${search}`;
}

function outcome({ response, error }: Exchange): string {
  if (response === undefined) return `no answer: ${error ?? 'none was kept'}`;
  return error === undefined ? statusLine(response) : `${statusLine(response)}, incomplete: ${error}`;
}

interface Ends {
  readonly from: number;
  readonly to: number;
}

function arrow({ from, to }: Ends, y: number, kind: 'there' | 'back' | 'lost'): Html {
  const way = to > from ? 1 : -1;
  const end = kind === 'lost' ? (from + to) / 2 : to;
  const tip =
    kind === 'lost'
      ? html`<path class="lost" d="M${end - 6} ${y - 6}l12 12m0 -12l-12 12" />`
      : html`<path class="tip" d="M${end} ${y}l${-9 * way} -4.5v9z" />`;
  return html`<line class="arrow ${kind}" x1="${from}" x2="${end}" y1="${y}" y2="${y}" />${tip}`;
}

function lifelines(height: number): Html {
  return html`<path class="life" d="M${suiteX} 0v${height}M${serverX} 0v${height}" />`;
}

function row(exchange: Exchange, number: number, y: number, isDecisive: boolean): Html {
  const isFromServer = exchange.receivedBy !== undefined;
  const [asker, asked] = isFromServer ? [serverX, suiteX] : [suiteX, serverX];
  const kind = exchange.response === undefined ? 'lost' : 'back';
  const busyX = asked === serverX ? serverX - 4 : suiteX - 4;
  return html`<g class="${isDecisive ? 'decides' : 'plain'}" transform="translate(0 ${y})">
    <rect class="band" x="0" y="0" width="${width}" height="${rowHeight - 2}" rx="6" fill="none" />
    ${lifelines(rowHeight)}
    <rect class="busy" x="${busyX}" y="22" width="8" height="42" />
    <text class="end" x="${suiteX - 20}" y="26">${number}</text>
    <text class="step" x="${suiteX + 12}" y="15">${short(exchange.step, 78)}</text>
    ${arrow({ from: asker, to: asked === serverX ? serverX - 4 : suiteX + 4 }, 23, 'there')}
    <text class="line" x="${suiteX + 12}" y="37">${short(requestLine(exchange), 82)}</text>
    <text class="status end" x="${serverX - 14}" y="57">${short(outcome(exchange), 70)}</text>
    ${arrow({ from: asked === serverX ? serverX - 4 : suiteX + 4, to: asker }, 63, kind)}
    <text x="${serverX + 12}" y="47">${durationText(exchange.durationMs)}</text>
    ${isDecisive && html`<text class="verdict-mark" x="${serverX + 12}" y="67">decides</text>`}
  </g> `;
}

function gap(left: number, y: number): Html {
  const text = `${counted(left, 'more exchange')}, in the list below`;
  return html`<g transform="translate(0 ${y})">
    ${lifelines(gapHeight)}
    <text class="middle" x="${(suiteX + serverX) / 2}" y="21">⋮ ${text}</text>
  </g>`;
}

function heads(): Html {
  const boxes = [
    ['Suite', suiteX, 96],
    ['Server under test', serverX, 150],
  ] as const;
  return html`${boxes.map(
      ([name, x, size]) =>
        html`<g class="head">
          <rect x="${x - size / 2}" y="1" width="${size}" height="27" rx="6" />
          <text x="${x}" y="19">${name}</text>
        </g>`,
    )}<g transform="translate(0 28)">${lifelines(headHeight - 28)}</g>`;
}

/** The same in words. */
function words(exchanges: readonly Exchange[], shown: readonly number[], decisive: number): string {
  const steps = shown.flatMap((at) => {
    const exchange = exchanges[at];
    if (exchange === undefined) return [];
    const who = exchange.receivedBy === undefined ? '' : 'from the server, ';
    const told = `${at + 1}: ${who}${short(exchange.step, 78)}, ${short(outcome(exchange), 70)} after ${durationText(exchange.durationMs)}`;
    return [at === decisive ? `${told}; this one decides` : told];
  });
  return clip(`Sequence of ${counted(exchanges.length, 'exchange')}. ${steps.join('. ')}.`, 2000);
}

/** Who sent what to whom, in the order of the wire, down to the exchange that decides; the list of exchanges has it whole. */
export function sequence(exchanges: readonly Exchange[], decisive: number): Html {
  const shown = exchanges.flatMap((_, at) =>
    at < first || (at >= decisive - before && at <= decisive + after) ? [at] : [],
  );
  const parts: Html[] = [];
  let [y, next] = [headHeight, 0];
  for (const at of [...shown, exchanges.length]) {
    if (at > next) {
      parts.push(gap(at - next, y));
      y += gapHeight;
    }
    const exchange = exchanges[at];
    if (exchange !== undefined) {
      parts.push(row(exchange, at + 1, y, at === decisive));
      y += rowHeight;
    }
    next = at + 1;
  }
  return html`<div class="sequence" role="group" tabindex="0" aria-label="Sequence diagram">
    <svg viewBox="0 0 ${width} ${y}" role="img" aria-label="${words(exchanges, shown, decisive)}">
      ${heads()} ${parts}
    </svg>
  </div>`;
}
