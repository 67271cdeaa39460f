import type { QualityCard, Steadiness } from '../quality.ts';

const steady = (runs: number, inconclusive = 0): Steadiness => ({
  runs,
  wrongFails: 0,
  inconclusive,
  conformant: runs - inconclusive,
});

/** A quality card with every line that there can be. */
export const sampleQuality: QualityCard = {
  schemaVersion: 1,
  version: '0.1.0',
  mode: 'deep',
  runs: 1743,
  faults: {
    total: 226,
    detected: 225,
    shall: 208,
    shallDetected: 208,
    forStatedReason: 225,
    byNamedPurposes: 225,
    wholeSuite: 226,
    undetected: ['availability-unchecked'],
    otherReason: [],
  },
  purposes: {
    total: 302,
    onlyCatcher: 53,
    catchNothing: [
      { purpose: 'REG/BV/minimal', reason: 'it is the valid twin of all others' },
      { purpose: 'REG/BO/x' },
    ],
  },
  variants: {
    total: 67,
    runs: 1340,
    wholeSuite: 67,
    falseAlarms: 0,
    falseAlarmRateBelow: 0.0023,
    alarmed: [],
    notConformant: [],
  },
  degenerate: { total: 2, neverGreen: 2, exitCodes: { echo: 1, hang: 3 } },
  stability: { seeds: steady(100), orders: steady(20), jitter: steady(20), resets: steady(20, 3) },
  broken: ['fault/availability-unchecked/seed-1'],
};
