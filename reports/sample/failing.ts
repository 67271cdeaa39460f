import type { Failure } from '../report.ts';
import { created, exchangeOf, hostile, reportOf, requirementOf, resultOf } from './sample-report.ts';

/** A broken mandatory requirement. */
export const failure: Failure = {
  requirement: 'R-30',
  clause: 'TS 23.554 Table 8.2.3-1',
  level: 'shall',
  layer: 'procedure',
  expected: 'a rejection, because UE Service ID is a mandatory IE',
  got: `201 Created with ${created}`,
  accepted: ['2xx, with /result "FAILURE"', '300 to 999'],
};

const rejection = {
  title: 'A registration without UE Service ID is rejected',
  requirements: ['R-30'],
  verdict: 'fail',
  blame: 'IUT',
  met: {},
} as const;

/** Many failures of a server whose every text is hostile, and a configuration that is hostile too. */
export const failingReport = reportOf(
  [
    resultOf('REG/BI/ueServiceId/omitted', {
      ...rejection,
      failure,
      exchanges: [exchangeOf('twin', 201, created), exchangeOf('without UE Service ID', 201, created)],
    }),
    resultOf('REG/BI/ueServiceId/null', {
      ...rejection,
      failure: { ...failure, got: hostile },
      exchanges: [exchangeOf(hostile, 201, hostile)],
    }),
    resultOf('REG/PB/unicode', {
      ...rejection,
      title: 'Any UE Service ID is echoed as sent',
      failure: {
        ...failure,
        requirement: 'R-04',
        expected: `UE Service ID ${JSON.stringify('ü')}`,
        got: hostile,
        seenIn: 'REG/BV/minimal',
      },
      generated: { cases: 4, valid: 3, distinct: 3, classes: { short: 4, [hostile]: 2, long: 0 } },
      counterexample: { seed: 42, path: '3:0:1', runs: 4, shrinks: 2, value: hostile, repeats: true },
      exchanges: [{ ...exchangeOf('register', 201, '{}'), response: undefined, error: `connection reset ${hostile}` }],
    }),
    resultOf('REG/BV/minimal'),
  ],
  {
    verdict: 'NOT CONFORMANT',
    exitCode: 1,
    sentence: 'NOT CONFORMANT: 2 requirements are violated (R-04, R-30).',
    target: `http://host/${hostile}`,
    interrupted: hostile,
    observed: [hostile],
    unclaimed: [{ item: 'lookup', question: hostile, seen: hostile }],
    exploration: {
      askedMs: 60_000,
      durationMs: 60_010,
      ended: hostile,
      rounds: 2,
      cases: 100,
      exchanges: 500,
      purposes: [{ purpose: 'REG/PB/unicode', rounds: 2, cases: 100, failures: 2 }],
      undecided: 1,
      reason: hostile,
      finds: [
        {
          times: 2,
          result: resultOf('REG/PB/unicode', {
            ...rejection,
            failure: { ...failure, got: hostile },
            counterexample: { seed: 7, path: '0', runs: 1, shrinks: 0, value: hostile, repeats: true },
          }),
        },
      ],
      otherKinds: 3,
    },
    pics: [{ item: 'lookup', question: hostile, declared: hostile, value: hostile, source: 'configuration' }],
    discovered: [
      {
        behaviour: hostile,
        item: 'lookup',
        declared: hostile,
        observed: [hostile],
        requirement: 'R-30',
        standing: 'violated',
        contradictedBy: 'REG/BI/ueServiceId/omitted',
      },
    ],
    requirements: [
      requirementOf('R-01'),
      requirementOf('R-04', {
        standing: 'violated',
        evidence: ['REG/PB/unicode'],
        checks: 0,
        text: 'The answer names the UE of the request.',
      }),
      requirementOf('R-30', {
        standing: 'violated',
        evidence: ['REG/BI/ueServiceId/omitted', 'REG/BI/ueServiceId/null'],
        checks: 0,
        clause: 'TS 23.554 Table 8.2.3-1',
        text: 'A registration request without a mandatory IE is not accepted.',
      }),
    ],
  },
);
