import { harOf, type Recorded } from './har.ts';
import { jsonText } from './json-text.ts';
import type { Report } from './report.ts';

/** evidence.har: every exchange that the report keeps, each with its purpose. */
export function renderHar(report: Report): Readonly<Record<string, string>> {
  const recorded = report.results.flatMap(({ purpose, exchanges }) =>
    exchanges.map((exchange): Recorded => ({ purpose, exchange })),
  );
  return { 'evidence.har': `${jsonText(harOf(recorded, report), 1)}\n` };
}
