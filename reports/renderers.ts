import { renderBadge } from './badge.ts';
import { renderCtrf } from './ctrf.ts';
import { renderHar } from './evidence-har.ts';
import { renderHtml } from './html/html.ts';
import { renderJson } from './json/json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { QualityCard } from './quality.ts';
import type { Report } from './report.ts';
import { renderSarif } from './sarif/sarif.ts';

/** A report format: the files that show a report, by name; where there is room for it, also what the suite is worth. */
export interface Renderer {
  readonly files: (report: Report, quality?: QualityCard) => Readonly<Record<string, string>>;
}

/** The report formats that are files of a finished run, by name; `renderers.junit.files(report)['junit.xml']` is a text. */
export const renderers = {
  html: { files: renderHtml },
  json: { files: renderJson },
  junit: { files: renderJunit },
  markdown: { files: renderMarkdown },
  sarif: { files: renderSarif },
  ctrf: { files: renderCtrf },
  har: { files: renderHar },
  badge: { files: renderBadge },
} as const satisfies Readonly<Record<string, Renderer>>;

/** The name of a report format. */
export type Format = keyof typeof renderers;

/** The renderer of a format that is written as files, or undefined. */
export const rendererOf = (format: string): Renderer | undefined =>
  Object.hasOwn(renderers, format) ? renderers[format as Format] : undefined;
