import { randomUUID } from 'node:crypto';
import { annotationLines } from '../../reports/annotations.ts';
import type { Report } from '../../reports/report.ts';

/** The annotations of a run in GitHub Actions. */
export interface Annotations {
  readonly show: (report: Report) => void;
}

/** Until they are shown, nothing that is printed is taken for a command: failures repeat what servers say. */
export function openAnnotations(): Annotations {
  const token = randomUUID();
  console.log(`::stop-commands::${token}`);
  return {
    show(report) {
      for (const line of [`::${token}::`, ...annotationLines(report)]) console.log(line);
    },
  };
}
