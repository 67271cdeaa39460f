import { extname, relative, resolve, sep } from 'node:path';
import type { Report } from '../../reports/report.ts';

/** The report as it stands in a folder: from there its paths are found again, wherever that is called from. */
export function placedIn(out: string, report: Report): Report {
  const { setup, binding } = report;
  const namesFiles = setup?.file !== undefined || extname(binding) !== '';
  if (setup === undefined || !namesFiles) return report;
  const folder = relative(resolve(out), resolve(setup.folder ?? '')).replaceAll(sep, '/') || '.';
  return { ...report, setup: { ...setup, folder } };
}
