import { bindingText } from '../binding-text.ts';
import type { Report } from '../report.ts';
import { clip } from '../visible.ts';
import { runTones } from './badge.ts';
import { bars } from './bar.ts';
import { counted } from './counted.ts';
import { html, type Html, type Value } from './markup.ts';

/** Ids of requirements are not broken over two lines. */
const whole = (text: string): readonly Value[] =>
  text.split(/\b([A-Z]-\d{2,3})\b/).map((part, at) => (at % 2 === 1 ? html`<span class="id">${part}</span>` : part));

function sentence({ verdict, sentence: text }: Report): Html {
  if (!text.startsWith(verdict)) return html`<h1><strong>${verdict}</strong> ${whole(text)}</h1>`;
  return html`<h1><strong>${verdict}</strong>${whole(text.slice(verdict.length))}</h1>`;
}

function fact(name: string, value: Value): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function declaredOf({ pics }: Report): Html {
  const configured = pics.filter((row) => row.source === 'configuration').length;
  return html`<a href="#pics">${counted(pics.length, 'item')}, ${configured} configured</a>`;
}

function selected({ selection }: Report): Value {
  const parts = [
    ...selection.only.map((filter) => `only ${filter}`),
    ...selection.skip.map((filter) => `skip ${filter}`),
    ...(selection.shard === undefined ? [] : [`shard ${selection.shard}`]),
  ];
  return parts.length === 0 ? 'everything' : clip(parts.join(', '), 400);
}

function scope(report: Report): Html {
  const { target, release, seed, runs, suite, strict } = report;
  return html`<dl class="scope">
    ${fact('Target', html`<code>${clip(target, 400)}</code>`)} ${fact('Wire binding', clip(bindingText(report), 400))}
    ${fact('Release set', release)} ${fact('Suite', `${suite.name} ${suite.version}`)}
    ${fact('Seed', html`<code>${seed}</code>, ${runs} generated cases`)} ${fact('PICS', declaredOf(report))}
    ${fact('Selected', selected(report))}
    ${fact('Gate', strict ? 'strict: should gates too' : 'shall gates, should is reported')}
  </dl>`;
}

/** The top of the page: the verdict as a sentence, what it holds for, and the counts. */
export function banner(report: Report): Html {
  return html`<header>
    <p class="eyebrow">Conformance report · MSGin5G Server, registration and de-registration of Non-MSGin5G UEs</p>
    <div class="verdict ${runTones[report.verdict]}">
      ${sentence(report)}
      ${report.interrupted !== undefined && html`<p>Interrupted: ${clip(report.interrupted, 400)}</p>`}
    </div>
    ${scope(report)} ${bars(report)}
  </header>`;
}
