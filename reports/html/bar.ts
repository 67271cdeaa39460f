import type { Report } from '../report.ts';
import { counted } from './counted.ts';
import { html, type Html } from './markup.ts';
import { purposeShares, requirementShares, type Share } from './shares.ts';

const width = 1000;
const gap = 4;

const sum = (shares: readonly Share[]): number => shares.reduce((total, { count }) => total + count, 0);

/** The shares beside each other, as long as `whole` is to the width; what they are is in the legend. */
export function stack(shares: readonly Share[], whole = sum(shares)): Html {
  let done = 0;
  const rectangles = shares.map(({ tone, count }) => {
    const x = Math.round((done / whole) * width);
    done += count;
    const size = Math.max(Math.round((done / whole) * width) - x - (done === sum(shares) ? 0 : gap), 2);
    return html`<rect class="${tone}" x="${x}" y="0" width="${size}" height="10" />`;
  });
  return html`<svg viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${rectangles}
  </svg>`;
}

/** The shares in words, with the sign of each tone. */
export function legend(shares: readonly Share[]): Html {
  return html`<ul>
    ${shares.map(({ tone, word, count }) => html`<li class="${tone}"><b>${count}</b> ${word}</li>`)}
  </ul>`;
}

function bar(noun: string, shares: readonly Share[]): Html {
  return html`<div class="bar">
    <h2>${counted(sum(shares), noun)}</h2>
    ${stack(shares)} ${legend(shares)}
  </div>`;
}

/** The purposes by verdict and the requirements by standing: as bars, with legends that say the same in words. */
export function bars(report: Report): Html {
  const { requirements, strict } = report;
  return html`<div class="bars">
    ${bar('purpose', purposeShares(report))} ${bar('requirement', requirementShares(requirements, strict))}
  </div>`;
}
