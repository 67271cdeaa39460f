import type { Report } from '../report.ts';
import { weightOf } from '../weight.ts';
import { isCalm, standingTones, verdictTones, type Tone } from './badge.ts';
import { counted } from './counted.ts';
import { html, type Html } from './markup.ts';

interface Share {
  readonly tone: Tone;
  readonly word: string;
  readonly count: number;
}

const width = 1000;
const gap = 4;

function rectangles(shares: readonly Share[]): readonly Html[] {
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  let done = 0;
  return shares.map(({ tone, count }) => {
    const x = Math.round((done / total) * width);
    done += count;
    const end = Math.round((done / total) * width);
    const size = Math.max(end - x - (done === total ? 0 : gap), 2);
    return html`<rect class="${tone}" x="${x}" y="0" width="${size}" height="10" />`;
  });
}

function bar(noun: string, all: readonly Share[]): Html {
  const shares = all.filter((share) => share.count > 0);
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  return html`<div class="bar">
    <h2>${counted(total, noun)}</h2>
    <svg viewBox="0 0 ${width} 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${rectangles(shares)}
    </svg>
    <ul>
      ${shares.map(({ tone, word, count }) => html`<li class="${tone}"><b>${count}</b> ${word}</li>`)}
    </ul>
  </div>`;
}

function tally(pairs: readonly (readonly [Tone, string])[], found: readonly string[]): readonly Share[] {
  const counts = Map.groupBy(found, (word) => word);
  return pairs.map(([tone, word]) => ({ tone, word, count: counts.get(word)?.length ?? 0 }));
}

function purposes(report: Report): readonly Share[] {
  const { pass, fail, ...others } = verdictTones;
  const pairs = [pass, fail, ['note', 'deviation'], ['note', 'provisional'], ...Object.values(others)] as const;
  const found = report.results.map((result) => {
    const weight = weightOf(result);
    return weight === undefined || weight === 'violation' ? verdictTones[result.verdict][1] : weight;
  });
  return tally(pairs, found);
}

function requirements(report: Report): readonly Share[] {
  const { met, violated, ...others } = standingTones;
  const rest = Object.entries(others).map(([word, tone]) => [tone, word] as const);
  const pairs = [[met, 'met'], [violated, 'violated'], ['note', 'violated, not gating'], ...rest] as const;
  return tally(
    pairs,
    report.requirements.map((row) => (isCalm(row, report.strict) ? 'violated, not gating' : row.standing)),
  );
}

/** The purposes by verdict and the requirements by standing: as bars, with legends that say the same in words. */
export function bars(report: Report): Html {
  return html`<div class="bars">${bar('purpose', purposes(report))} ${bar('requirement', requirements(report))}</div>`;
}
