/** How often a server that is right was run, and how often that went wrong. */
export interface Steadiness {
  readonly runs: number;
  /** Runs in which a purpose failed. */
  readonly wrongFails: number;
  /** Runs with a question that was not reached, as where the network lost an answer too often. */
  readonly inconclusive: number;
  readonly conformant: number;
}

/** What the suite is worth: how many wrong servers it catches, and how many right ones it fails. */
export interface QualityCard {
  readonly schemaVersion: 1;
  readonly version: string;
  /** `quick`: each server once, wrong ones with the purposes named for them, variants without what asks the same question about many more values. */
  readonly mode: 'quick' | 'deep';
  /** Runs of the suite that the card is made of. */
  readonly runs: number;
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
    /** Runs of the whole suite; the others are of the purposes named for the fault, or leave out what asks the same question about many more values. */
    readonly wholeSuite: number;
    readonly undetected: readonly string[];
    readonly otherReason: readonly string[];
  };
  /** Faults that only certain histories show, each with many seeds at the usual number of generated cases. */
  readonly hard?: {
    readonly total: number;
    readonly runs: number;
    readonly found: number;
    /** Those found, for whatever reason, in less than 95 % of the seeds. */
    readonly seldom: readonly string[];
  };
  /** Only where every purpose faced every fault. */
  readonly purposes?: {
    /** Those that faced a fault. */
    readonly total: number;
    /** Purposes that are the only ones to catch some fault. */
    readonly onlyCatcher: number;
    /** With the reason, where it is known. */
    readonly catchNothing: readonly { readonly purpose: string; readonly reason?: string }[];
  };
  /** Legal variants of the server, times seeds. */
  readonly variants: {
    readonly total: number;
    readonly runs: number;
    /** Runs of the whole suite; the others are of what a seed matters to, or leave out what asks the same question about many more values. */
    readonly wholeSuite: number;
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
  /** Trials that came to something else than what is promised. */
  readonly broken: readonly string[];
}

/** The numbers of a card, one line each: what was measured, and the result. */
export function qualityLines(card: QualityCard): readonly (readonly [string, string])[] {
  const { faults, hard, purposes, variants, degenerate } = card;
  const bound =
    variants.falseAlarmRateBelow === undefined
      ? ''
      : `; the rate is below ${(variants.falseAlarmRateBelow * 100).toFixed(2)} % (95 % confidence)`;
  return [
    ['Wrong servers caught', of(faults.detected, faults.total)],
    ['… among those that break a shall', of(faults.shallDetected, faults.shall)],
    ['… for the stated reason', of(faults.forStatedReason, faults.detected)],
    ['… by every purpose named for them', of(faults.byNamedPurposes, faults.total)],
    ...(hard === undefined
      ? []
      : [
          [
            'Hard faults found, over seeds',
            `${of(hard.found, hard.runs)}; ${of(hard.total - hard.seldom.length, hard.total)} in 95 % of their seeds or more`,
          ] as const,
        ]),
    ...(purposes === undefined
      ? []
      : [
          ['Purposes that alone catch one of them', of(purposes.onlyCatcher, purposes.total)] as const,
          ['Purposes that catch none', of(purposes.catchNothing.length, purposes.total)] as const,
        ]),
    [
      'False alarms on right but unusual servers',
      `${variants.falseAlarms} in ${variants.runs} runs of ${variants.total} servers${bound}`,
    ],
    ['Servers that do nothing sensible, not passed', of(degenerate.neverGreen, degenerate.total)],
    ...steadyLines(card),
  ];
}

function steadyLines({ stability: { seeds, orders, jitter, resets } }: QualityCard) {
  const rows = [
    ['Strict server, over seeds', seeds],
    ['… in shuffled orders', orders],
    ['… with answers up to 40 ms late', jitter],
    ['… with a reset in place of 1 % of the packets', resets],
  ] as const;
  return rows
    .filter(([, { runs }]) => runs > 0)
    .map(([what, { runs, wrongFails, inconclusive }]) => {
      const open = inconclusive === 0 ? '' : `, inconclusive in ${inconclusive}`;
      return [what, `failed in ${wrongFails} of ${runs} runs${open}`] as const;
    });
}

/** What a card is made of, in a sentence. */
export function qualityScope({ mode, runs, version, faults, variants }: QualityCard): string {
  const wrong =
    faults.wholeSuite === faults.total
      ? 'the whole suite on each wrong server'
      : `each wrong server faced the purposes named for it, ${faults.wholeSuite} of them the whole suite`;
  const right =
    variants.wholeSuite === 0
      ? 'each unusual one the suite without what asks the same question about many more values'
      : `the unusual ones the whole suite in ${variants.wholeSuite} runs, and with every further seed the purposes that a seed matters to`;
  return `Measured with version ${version} in ${runs} runs (${mode}): ${wrong}; ${right}.`;
}

const of = (part: number, whole: number): string =>
  `${part} of ${whole}${whole === 0 ? '' : ` (${((100 * part) / whole).toFixed(1)} %)`}`;
