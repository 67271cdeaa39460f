import { conformantReport } from './conformant.ts';
import { failingReport } from './failing.ts';
import { knownReport } from './known.ts';
import { mixedReport } from './mixed.ts';
import { reportOf, requirementOf } from './sample-report.ts';

/** A run that met no server: no results at all. */
const unusableReport = reportOf([], {
  verdict: 'NOT USABLE',
  exitCode: 2,
  sentence: 'NOT USABLE: nothing answers at http://10.0.0.7:8080 (connection refused).',
  observed: [],
  requirements: [requirementOf('R-01', { standing: 'not tested', checks: 0, evidence: [] })],
});

/** Sample reports by name, for tests over all of them. */
export const samples = {
  conformant: conformantReport,
  failing: failingReport,
  known: knownReport,
  mixed: mixedReport,
  unusable: unusableReport,
} as const;
