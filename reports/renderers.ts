import { renderHtml } from './html/html.ts';
import { renderJson } from './json/json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import type { QualityCard } from './quality.ts';
import type { Report } from './report.ts';

/** A report format: the files that show a report, by name; where there is room for it, also what the suite is worth. */
export interface Renderer {
  readonly files: (report: Report, quality?: QualityCard) => Readonly<Record<string, string>>;
}

/** The report formats by name. */
export const renderers: Readonly<Record<string, Renderer>> = {
  html: { files: renderHtml },
  json: { files: renderJson },
  junit: { files: renderJunit },
  markdown: { files: renderMarkdown },
};
