/** How often a reference server that is right was run, and how often that went wrong. */
export interface Steadiness {
  readonly runs: number;
  readonly wrongFails: number;
  readonly conformant: number;
}

/** What the suite is worth: how many wrong servers it catches, and how many right ones it fails. */
export interface QualityCard {
  readonly schemaVersion: 1;
  readonly version: string;
  readonly mode: 'quick' | 'deep';
  /** Seeded faults: `shall` counts those that break a `shall`; the others break a `should`. */
  readonly faults: {
    readonly total: number;
    readonly detected: number;
    readonly shall: number;
    readonly shallDetected: number;
    /** A purpose failed on the very requirement that the fault breaks. */
    readonly forStatedReason: number;
    /** Every purpose named for the fault did. */
    readonly byNamedPurposes: number;
    readonly undetected: readonly string[];
    readonly otherReason: readonly string[];
  };
  readonly purposes: {
    readonly total: number;
    /** Purposes that are the only ones to catch some fault. */
    readonly onlyCatcher: number;
    readonly catchNothing: readonly string[];
  };
  /** Legal variants of the server, times seeds. */
  readonly variants: {
    readonly total: number;
    readonly runs: number;
    readonly falseAlarms: number;
    /** Upper bound at 95 % confidence, where there was no alarm. */
    readonly falseAlarmRateBelow?: number;
    readonly alarmed: readonly string[];
    /** Variants for which the run is not conformant, such as incomplete. */
    readonly notConformant: readonly string[];
  };
  readonly degenerate: {
    readonly total: number;
    readonly neverGreen: number;
    readonly exitCodes: Readonly<Record<string, number>>;
  };
  readonly stability: {
    readonly seeds: Steadiness;
    readonly orders: Steadiness;
    readonly jitter: Steadiness;
    readonly resets: Steadiness;
  };
}

/** The numbers of a card, one line each: what was measured, and the result. */
export function qualityLines({
  faults,
  purposes,
  variants,
  degenerate,
  stability,
}: QualityCard): readonly (readonly [string, string])[] {
  const { seeds, orders, jitter, resets } = stability;
  const bound =
    variants.falseAlarmRateBelow === undefined
      ? ''
      : `; the rate is below ${(variants.falseAlarmRateBelow * 100).toFixed(2)} % (95 %)`;
  const steady = ({ runs, wrongFails }: Steadiness): string => `${wrongFails} wrong in ${runs} runs`;
  return [
    ['Seeded faults detected', of(faults.detected, faults.total)],
    ['… that break a shall', of(faults.shallDetected, faults.shall)],
    ['… for the stated reason', of(faults.forStatedReason, faults.detected)],
    ['… by every purpose named for them', of(faults.byNamedPurposes, faults.total)],
    ['Purposes that alone catch some fault', of(purposes.onlyCatcher, purposes.total)],
    ['Purposes that catch no seeded fault', String(purposes.catchNothing.length)],
    [
      'False alarms over legal variants',
      `${variants.falseAlarms} in ${variants.runs} runs of ${variants.total} variants${bound}`,
    ],
    ['Degenerate servers never green', of(degenerate.neverGreen, degenerate.total)],
    ['Right server, other seeds', steady(seeds)],
    ...(orders.runs > 0 ? [['Right server, other orders', steady(orders)] as const] : []),
    ...(jitter.runs > 0 ? [['Right server, jitter of up to 20 ms', steady(jitter)] as const] : []),
    ...(resets.runs > 0 ? [['Right server, 1 % of packets reset', steady(resets)] as const] : []),
  ];
}

const of = (part: number, whole: number): string =>
  `${part} of ${whole}${whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)} %)`}`;
