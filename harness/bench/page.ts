import { renderHtml } from '../../reports/html/html.ts';
import type { Report } from '../../reports/report.ts';
import { samples } from '../../reports/sample/samples.ts';
import { ratio, type Row } from './row.ts';

const results = 2000;

/** What the page of a run of 2,000 results takes to render, against printing the same report as JSON. */
export function pages(rounds: number): readonly Row[] {
  const { failing } = samples;
  const report: Report = {
    ...failing,
    results: Array.from({ length: results }, (_, at) => {
      const result = failing.results[at % failing.results.length] as Report['results'][number];
      return { ...result, purpose: `${result.purpose}/${at}` };
    }),
  };
  const timed = (render: () => string): number => {
    const started = performance.now();
    if (render().length === 0) throw new Error('nothing was rendered');
    return performance.now() - started;
  };
  const pairs = Array.from(
    { length: rounds },
    () =>
      [
        timed(() => Object.values(renderHtml(report)).join('')),
        timed(() => JSON.stringify(report, undefined, 2)),
      ] as const,
  );
  return [ratio(`the page of ${results} results, against the same report as JSON`, 'ms', pairs)];
}
