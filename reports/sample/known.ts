import { judgedBaseline } from '../baseline.ts';
import type { Report } from '../report.ts';
import { failingReport } from './failing.ts';
import { hostile } from './sample-report.ts';

const owner = 'team-registration';
const at = (line: number): string => `baseline.yaml:${line}:5`;

const baseline = judgedBaseline(
  {
    file: 'baseline.yaml',
    entries: [
      {
        purpose: 'REG/BI/ueServiceId/omitted',
        requirement: 'R-30',
        verdict: 'fail',
        kind: 'debt',
        owner,
        expires: '2027-03-31',
        reason: 'Validation comes with the next release.',
        issue: 'REG-17',
        place: at(3),
      },
      {
        requirement: 'R-04',
        verdict: 'fail',
        kind: 'decision',
        owner: hostile,
        reference: hostile,
        reason: hostile,
        place: at(10),
      },
      {
        purpose: 'REG/BV/minimal',
        verdict: 'fail',
        kind: 'debt',
        owner,
        expires: '2027-03-31',
        reason: 'It used to fail.',
        place: at(15),
      },
      {
        purpose: 'REG/BI/ueServiceId/null',
        verdict: 'fail',
        kind: 'debt',
        owner,
        expires: '2026-01-31',
        reason: 'Should be mended by now.',
        place: at(20),
      },
      {
        purpose: 'REG/BV/minimall',
        verdict: 'fail',
        kind: 'decision',
        owner,
        reference: 'ADR 7',
        reason: 'A slip.',
        place: at(25),
        stranger: '"REG/BV/minimall" names no purpose; did you mean \'REG/BV/minimal\'?',
      },
      {
        purpose: 'REG/BI/ueServiceId/omitted',
        verdict: 'inconc',
        kind: 'flaky',
        owner,
        expires: '2027-03-31',
        reason: 'Times out at night.',
        place: at(30),
      },
    ],
  },
  { results: failingReport.results, leftOut: [], today: '2026-11-22' },
);

/** The failing run, held against a baseline with an entry of every kind. */
export const knownReport: Report = { ...failingReport, baseline };
