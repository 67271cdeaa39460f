import { acceptances } from '../baseline.ts';
import type { QualityCard } from '../quality.ts';
import type { Report } from '../report.ts';
import { clip, visibleLine } from '../visible.ts';
import { weightOf } from '../weight.ts';
import { banner } from './banner.ts';
import { budgetOf } from './budget.ts';
import { environment, pics } from './declaration.ts';
import { discovery } from './discovery.ts';
import { exploration } from './exploration.ts';
import { articlesOf, failures } from './failures.ts';
import { frame } from './frame.ts';
import { generation } from './generation.ts';
import { knownDeviations } from './known.ts';
import { latency } from './latency.ts';
import { linksOf } from './links.ts';
import { html, textOf, type Html } from './markup.ts';
import { matrix } from './matrix.ts';
import { method } from './method.ts';
import { omissions } from './omissions.ts';
import { results } from './results.ts';
import { script } from './script/script.ts';
import { style } from './style/style.ts';

/** Bytes for evidence; the rest is in report.json. */
const evidenceBytes = 1_200_000;
/** So that 2,000 results open at once: evidence gives way, down to the least. */
const [pageBytes, leastEvidenceBytes] = [2_000_000, 250_000];

const [omitted, failed] = [
  ['omissions', 'Not tested'],
  ['violations', 'Failures'],
] as const;

const chapters = [
  ['matrix', 'Requirements'],
  ['results', 'Results'],
  ['pics', 'PICS'],
  ['discovery', 'Discovery'],
  ['latency', 'Latency'],
  ['environment', 'Environment'],
  ['generation', 'Generated cases'],
  ['method', 'Method'],
] as const;

/** Whoever broke something wants to see it before what was left out. */
const isFailing = ({ results: all }: Report): boolean => all.some((result) => weightOf(result) === 'violation');

function main(report: Report, quality: QualityCard | undefined, bytes: number): Html {
  const budget = budgetOf(bytes);
  const articles = articlesOf(report, linksOf(report, new Set()), budget);
  const shownFailures = new Set(articles.keys());
  const links = linksOf(report, shownFailures);
  const words = new Map(report.requirements.map((row) => [row.id, row.text]));
  const [left, broken] = [omissions(report, links), failures(report, { articles, links, words })];
  return html`${knownDeviations(report, links)} ${isFailing(report) ? [broken, left] : [left, broken]}
  ${matrix(report, links)} ${results(report, { links, shownFailures, budget, known: acceptances(report) })}
  ${pics(report)} ${discovery(report, links)} ${latency(report)} ${environment(report)} ${generation(report, links)}
  ${exploration(report, links)} ${method(report, quality)}`;
}

function page(report: Report, quality: QualityCard | undefined, bytes = evidenceBytes): string {
  const { suite, schemaVersion, verdict, target, baseline } = report;
  const whole = frame({
    title: visibleLine(`${verdict}: ${clip(target, 200)}`),
    top: banner(report),
    chapters: [
      ...(baseline === undefined ? [] : [['known', 'Known deviations'] as const]),
      ...(isFailing(report) ? [failed, omitted] : [omitted, failed]),
      ...chapters,
    ],
    main: main(report, quality, bytes),
    hasScript: true,
    foot: `${suite.name} ${suite.version}, schema ${schemaVersion}. The same facts for machines: report.json.`,
  });
  const text = textOf(whole);
  const excess = new TextEncoder().encode(text).length - pageBytes;
  if (excess <= 0 || bytes <= leastEvidenceBytes) return text;
  return page(report, quality, Math.max(leastEvidenceBytes, bytes - excess));
}

/** index.html, style.css and report.js: a page that works from a file, without the network; the script only searches and filters. */
export function renderHtml(report: Report, quality?: QualityCard): Readonly<Record<string, string>> {
  return { 'index.html': page(report, quality), 'style.css': style, 'report.js': script };
}
