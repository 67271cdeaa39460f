import { failure } from './failing.ts';
import { reportOf, requirementOf, resultOf } from './sample-report.ts';

const recommended = {
  level: 'should',
  layer: 'binding',
  clause: 'sbi-json, register',
  requirement: 'R-17',
  expected: 'a Location header',
  got: '201 Created without Location',
} as const;

/** Undecided, unobserved, provisional and recommended only: everything but a violation and a clean pass. */
export const mixedReport = reportOf(
  [
    resultOf('REG/BV/minimal'),
    resultOf('REG/BV/location', {
      verdict: 'fail',
      blame: 'IUT',
      level: 'should',
      layer: 'binding',
      requirements: ['R-17'],
      met: {},
      failure: recommended,
    }),
    resultOf('REG/BO/expiry', {
      verdict: 'fail',
      blame: 'IUT',
      provisional: true,
      requirements: ['R-71'],
      met: {},
      generated: { cases: 100, valid: 0, distinct: 1, classes: { omitted: 100, empty: 0 } },
      failure: {
        ...failure,
        requirement: 'R-71',
        expected: 'the registration stays',
        got: 'no registration after 60 s',
      },
    }),
    resultOf('DEREG/BV/stored', {
      verdict: 'inconc',
      cause: 'precondition',
      blame: 'configuration',
      requirements: ['D-05'],
      met: {},
      reason: 'The twin was refused with 403: check identities in conform.yaml.',
    }),
    resultOf('REG/BV/profile', {
      verdict: 'none',
      requirements: ['R-06'],
      met: {},
      unobserved: { 'R-06': 'The look-up does not show profiles.' },
      reason: 'Nothing shows the stored profile.',
      exchanges: [],
    }),
    resultOf('REG/BV/gateway', {
      verdict: 'error',
      blame: 'suite',
      met: {},
      reason: 'TypeError: x is undefined',
      exchanges: [],
    }),
  ],
  {
    verdict: 'INCOMPLETE',
    exitCode: 3,
    sentence: 'INCOMPLETE: no violation was seen, but 1 applicable shall requirement was not tested (D-05).',
    selection: {
      only: ['REG', 'DEREG'],
      skip: ['REG/PB'],
      shard: '1/2',
      leftOut: [
        { purpose: 'REG/PB/unicode', why: 'not selected', by: 'skip', reason: '--skip REG/PB' },
        { purpose: 'REG/PB/profile', why: 'not selected', by: 'skip', reason: '--skip REG/PB' },
        { purpose: 'REG/BI/body/too-large', why: 'not applicable', by: 'pics', reason: 'PICS bodyLimit is false' },
      ],
    },
    unclaimed: [
      {
        item: 'strictQuery',
        question: 'Unsupported query parameters are refused',
        seen: 'R-43 is met: such a parameter is refused.',
      },
    ],
    requirements: [
      requirementOf('R-01'),
      requirementOf('R-06', {
        standing: 'not observable',
        reason: 'The look-up does not show profiles.',
        checks: 0,
        evidence: [],
      }),
      requirementOf('R-14', {
        standing: 'untestable',
        reason: 'The origin of values cannot be told apart.',
        checks: 0,
        evidence: [],
      }),
      requirementOf('R-17', {
        standing: 'violated',
        level: 'should',
        layer: 'binding',
        checks: 0,
        evidence: ['REG/BV/location'],
        text: 'A created registration has a Location.',
      }),
      requirementOf('R-40', {
        standing: 'not applicable',
        layer: 'protocol',
        reason: 'PICS bodyLimit is false',
        checks: 0,
        evidence: [],
      }),
      requirementOf('R-71', {
        standing: 'violated',
        mark: 'U',
        ambiguity: 'No text defines an expiry.',
        checks: 0,
        evidence: ['REG/BO/expiry'],
        text: 'A registration lasts until it is removed.',
      }),
      requirementOf('D-05', {
        standing: 'not tested',
        reason: 'Its only purpose is inconclusive.',
        checks: 0,
        evidence: [],
        clause: 'TS 23.554 8.2.4',
        text: 'After a successful de-registration the UE is no longer stored.',
      }),
      requirementOf('D-12', {
        standing: 'not exercised',
        reason: 'No de-registration was rejected.',
        checks: 0,
        evidence: [],
        clause: 'TS 23.554 Table 8.2.4-2',
        text: 'A refused de-registration carries the result failure.',
      }),
    ],
  },
);
