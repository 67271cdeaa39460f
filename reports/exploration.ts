import type { Exploration } from './report.ts';

const perSecond = (count: number, ms: number): string => `${Math.round((1000 * count) / Math.max(ms, 1))}/s`;

/** How long it took, in the largest unit that says it shortly. */
export function timeText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** What ends an exploration as it was asked for. */
export const timeIsUp = 'the time was up';

/** How far an exploration came, and how fast, in one line. */
export function exploredText(exploration: Exploration): string {
  const { durationMs, rounds, cases, exchanges, finds, otherKinds, undecided, ended } = exploration;
  return [
    `${timeText(durationMs)}: ${rounds} rounds, ${cases} cases (${perSecond(cases, durationMs)})`,
    `${exchanges} exchanges (${perSecond(exchanges, durationMs)})`,
    `${finds.length + otherKinds} kinds of failure`,
    ...(ended === timeIsUp ? [] : [`ended early: ${ended}`]),
    ...(undecided > 0 ? [`${undecided} without a verdict`] : []),
  ].join(', ');
}

/** How often each failure came, first the most frequent ones. */
export const byFrequency = ({ finds }: Exploration): Exploration['finds'] =>
  finds.toSorted((one, other) => other.times - one.times);
