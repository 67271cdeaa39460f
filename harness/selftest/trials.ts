import { purposes } from '../../suites/purposes.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { faults, hardFaults } from '../reference/faults/index.ts';
import { nullServers } from '../reference/null/index.ts';
import { nullVerdicts } from '../reference/null/verdict.ts';
import { variants } from '../reference/variants/index.ts';
import type { Variant } from '../reference/variants/variant.ts';
import { hardTrialOf, seededTrials, seedTrialsOf, upTo } from './hard.ts';
import { companions, isNarrow } from './promise.ts';
import type { Trial } from './trial.ts';

/** What purposes that watch all others get to see: of each kind of request one. */
const sights: readonly string[] = [
  ...companions,
  'REG/BV/answer',
  'REG/BV/registration-resource',
  'REG/BV/message/gateway',
  'REG/BI/ueServiceId/omitted',
  'REG/BV/distinct/{longer,normal-form}',
  'REG/BV/message/second-gateway',
  'REG/BI/mgwServiceId/omitted',
  'REG/BI/profile.communicationAvailability/string',
  'REG/BI/nothing',
  'REG/BI/credential/wrong',
  'REG/BI/gateway/unknown',
  'REG/BI/{empty,oversize}-body',
  'REG/BI/method-put',
  'REG/BI/path-unknown',
  'REG/BI/query-parameter',
  'REG/BI/token/{none,scope,forged,malformed/parts}',
  'REG/BI/look-up/token/none',
  'REG/BI/coap/{not-json,path-unknown}',
  'REG/BO/equal-again',
  'REG/BO/rejected-change/malformed-profile',
  'REG/BO/second-gateway',
  'REG/BO/message/equal-again',
  'DEREG/BV/minimal',
  'DEREG/BI/credential/wrong',
  'DEREG/BI/method-get',
  'DEREG/BO/never-registered',
];

/** A fault faces the purposes named for it, and the rest of the suite where they do not find it as promised. */
export function faultTrial(fault: Fault): Trial {
  const { id, caughtBy, alsoBreaks = [] } = fault;
  const onlyWatches = caughtBy.every((purpose) => purpose.startsWith('WIRE/'));
  const others = onlyWatches ? sights : isNarrow(fault) ? companions : [];
  const watchers = purposes.filter(({ watches, verifies }) => watches === true && alsoBreaks.includes(verifies[0]));
  // A crash at one IE shows where this is wrong, and a habit of silence where much is asked.
  const more = [
    ...(caughtBy.includes('WIRE/failure/not-the-servers')
      ? ['*/BI/{ueServiceId,ueCredentialInformation,mgwServiceId}/*']
      : []),
    ...(caughtBy.some((purpose) => purpose.endsWith('/answered')) ? ['REG/BO/many-ues'] : []),
    ...watchers.map((purpose) => purpose.id),
  ];
  return hardTrialOf(fault) ?? { kind: 'fault', id, seed: 1, isBrief: true, only: [...caughtBy, ...others, ...more] };
}

/** A fault faces the whole suite, with fewer generated cases where none of them is named for it. */
export const wholeTrial = (fault: Pick<Fault, 'id' | 'caughtBy'>): Trial => {
  const fewer = fault.caughtBy.some((purpose) => purpose.includes('/any-')) ? undefined : 5;
  const runs = hardTrialOf(fault)?.runs ?? fewer;
  return { kind: 'fault', id: fault.id, seed: 1, ...(runs !== undefined && { runs }) };
};

export const variantTrial = ({ id }: Pick<Variant, 'id'>): Trial => ({ kind: 'variant', id, seed: 1, isBrief: true });

/** Legal choices that matter where a registration is a resource. */
const ofResources = [
  'created-200',
  'updated-201',
  'location-absolute',
  'location-relative',
  'location-renewed',
  'location-renewed-success',
  'failure-ack-200',
  'problem-bare',
  'lookup-404',
  'duplicate-409',
  'duplicate-409-drops',
  'duplicate-303',
  'rejection-drops',
  'unknown-removal-success',
  'unknown-removal-failure',
];

/** Legal choices that matter over CoAP, where no look-up shows what is stored. */
const overCoap = [
  'updated-201',
  'failure-ack-200',
  'failure-ack-4xx',
  'duplicate-409',
  'rejection-drops',
  'unknown-removal-success',
  'unknown-removal-failure',
  'credential-401',
  'credential-ignored',
  'malformed-422',
  'throttled',
];

/** Variants on each wire on which they matter. */
const variantTrials: readonly Trial[] = variants
  .toReversed()
  .flatMap((variant) => [
    variantTrial(variant),
    ...(ofResources.includes(variant.id) ? [{ ...variantTrial(variant), binding: 'sbi-resource' }] : []),
    ...(overCoap.includes(variant.id) ? [{ ...variantTrial(variant), binding: 'coap-json' }] : []),
  ]);

/** Every server that does nothing sensible. */
export const nullTrials: readonly Trial[] = nullServers.map(({ id }) => {
  const only = nullVerdicts[id]?.only;
  return { kind: 'null', id, seed: 1, isBrief: true, ...(only && { only }) };
});

const reference: Trial = { kind: 'reference', id: 'reference', seed: 1 };

/** Every fault, variant and degenerate server once; those that wait most come first. */
export const quickTrials: readonly Trial[] = [
  ...nullTrials.toReversed(),
  ...variantTrials,
  ...faults.map(faultTrial),
  reference,
  { ...reference, binding: 'coap-json' },
];

/** What the card of a release is made of: the whole suite, so many seeds, other orders, and bad weather. */
export const deepTrials = (seeds: number): readonly Trial[] => [
  ...variantTrials.map((trial): Trial => ({ ...trial, isBrief: false })),
  ...nullTrials,
  ...faults.map(wholeTrial),
  // By seed, so that those that wait are spread among the others.
  ...[
    ...hardFaults.flatMap((fault) => seedTrialsOf(fault, Math.ceil(2.5 * seeds)).slice(1)),
    ...variantTrials.flatMap((trial) => seededTrials(trial, seeds).slice(1)),
  ].toSorted((one, other) => one.seed - other.seed),
  ...seededTrials({ ...reference, disturbance: 'resets' }, Math.ceil(2.5 * seeds)),
  ...upTo(5 * seeds).map((seed): Trial => ({ ...reference, seed })),
  ...upTo(seeds).flatMap((seed): readonly Trial[] => [
    { ...reference, seed, isShuffled: true },
    { ...reference, seed, disturbance: 'jitter' },
    { ...reference, seed, disturbance: 'resets' },
  ]),
];
