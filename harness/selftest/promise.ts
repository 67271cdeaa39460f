import { authorisation } from '../reference/faults/authorisation.ts';
import { cause } from '../reference/faults/cause.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { faults, hardFaults } from '../reference/faults/index.ts';
import { leak } from '../reference/faults/leak.ts';
import { mandatory } from '../reference/faults/mandatory.ts';
import { writing } from '../reference/faults/writing.ts';
import { nullVerdicts } from '../reference/null/verdict.ts';
import type { Alarm, Trial, TrialOutcome } from './trial.ts';

/** Purposes about this and that, one from each part of the suite; a narrow fault leaves them green. */
export const companions: readonly string[] = [
  'REG/BV/minimal',
  'REG/BI/ueCredentialInformation/number',
  'REG/BI/not-json',
  'DEREG/BI/ueServiceId/empty',
  'WIRE/answer/well-formed',
];

/** Groups of faults that show in one spot only. */
const narrow: ReadonlySet<Fault> = new Set([...mandatory, ...cause, ...authorisation, ...leak, ...writing]);
export const isNarrow = (fault: Fault): boolean => narrow.has(fault);

/** What a trial came to otherwise than the suite promises, in words; nothing where it keeps its promises. */
export function brokenPromises(outcome: TrialOutcome): readonly string[] {
  const errors = outcome.alarms.filter(({ verdict }) => verdict === 'error');
  return [...promises[outcome.trial.kind](outcome), ...errors.map(textOf)];
}

const promises: Readonly<Record<Trial['kind'], (outcome: TrialOutcome) => readonly string[]>> = {
  // With further seeds it is their share that is promised.
  fault: (outcome) => (outcome.trial.seed === 1 ? brokenOnFault(outcome) : []),
  variant: ({ trial, exitCode, sentence, alarms }) => [
    ...exitCodeIs(silently(trial), { exitCode, sentence }),
    ...alarms.filter(({ level, verdict }) => level === 'shall' && verdict !== 'error').map(textOf),
  ],
  null: brokenOnNull,
  reference: ({ trial, exitCode, sentence, alarms }) => [
    ...(trial.disturbance === undefined ? exitCodeIs(0, { exitCode, sentence }) : []),
    ...alarms.filter(({ verdict }) => verdict === 'fail').map(textOf),
  ],
};

/** The purposes named for a fault fail on the requirement that it breaks, whose level decides the exit code. */
function brokenOnFault(outcome: TrialOutcome): readonly string[] {
  const { trial, alarms, level } = outcome;
  const fault = faults.find(({ id }) => id === trial.id);
  if (fault === undefined) return ['is not in the catalogue'];
  if (fault.isByChance === true || hardFaults.includes(fault)) return brokenOnHard(outcome, fault);
  const { caughtBy, requirement, alsoBreaks = [] } = fault;
  const missed = caughtBy.filter((purpose) => !hits(outcome, fault).some((alarm) => alarm.purpose === purpose));
  const astray = alarms.filter(
    (alarm) => isNarrow(fault) && companions.includes(alarm.purpose) && alarm.requirement !== requirement,
  );
  return [
    ...(caughtBy.length === 0 ? ['names no purpose that must catch it'] : []),
    ...exitCodeIs(level === 'shall' || alsoBreaks.length > 0 ? 1 : silently(trial), outcome),
    ...alsoBreaks.filter((id) => !alarms.some((alarm) => alarm.requirement === id)).map(unbroken),
    ...missed.map((purpose) => {
      const instead = alarms.find((alarm) => alarm.purpose === purpose);
      return `${purpose} does not fail on ${requirement}${instead ? `, but ends with ${textOf(instead)}` : ''}`;
    }),
    ...astray.map((alarm) => `a narrow fault makes others fail: ${textOf(alarm)}`),
  ];
}

/** The exit code where nothing that gates fails; a part of the suite leaves requirements untested. */
const silently = ({ only }: Trial): number => (only === undefined ? 0 : 4);

/** What only some histories show comes about by chance and by the clock: one of its purposes finds it, by what it broke first. */
function brokenOnHard(outcome: TrialOutcome, { caughtBy }: Fault): readonly string[] {
  // In the whole suite, requests of all purposes meet, and it may strike any of them.
  const isAny = outcome.trial.only === undefined;
  const isFound = outcome.alarms.some(
    ({ purpose, verdict }) => verdict === 'fail' && (isAny || caughtBy.includes(purpose)),
  );
  return [
    ...exitCodeIs(outcome.level === 'shall' ? 1 : outcome.exitCode, outcome),
    ...(isFound ? [] : [`none of ${caughtBy.join(', ')} fails`]),
  ];
}

/** Failures on the very requirement that the fault breaks. */
export const hits = ({ alarms }: TrialOutcome, { requirement }: Fault): readonly Alarm[] =>
  alarms.filter((alarm) => alarm.verdict === 'fail' && alarm.requirement === requirement);

function brokenOnNull(outcome: TrialOutcome): readonly string[] {
  const { trial, sentence, alarms } = outcome;
  const expected = nullVerdicts[trial.id];
  if (expected === undefined) return ['has no expected verdict in harness/reference/null/verdict.ts'];
  const isFound = (id: string): boolean => alarms.some(({ requirement }) => requirement === id);
  return [
    ...exitCodeIs(expected.exitCode, outcome),
    ...(expected.sentence.test(sentence) ? [] : [`the verdict does not match ${expected.sentence}: ${sentence}`]),
    ...expected.violated.filter((id) => !isFound(id)).map(unbroken),
  ];
}

const unbroken = (id: string): string => `is not found to violate ${id}`;

const exitCodeIs = (expected: number, { exitCode, sentence }: Pick<TrialOutcome, 'exitCode' | 'sentence'>) =>
  exitCode === expected ? [] : [`exit code ${exitCode} in place of ${expected}: ${sentence}`];

const textOf = ({ purpose, verdict, requirement, text }: Alarm): string =>
  `${verdict} ${purpose}:${requirement === undefined ? '' : ` ${requirement}`} ${text}`;
