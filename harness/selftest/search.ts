import type { Report, Result } from '../../reports/report.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { sequence } from '../reference/faults/sequence.ts';
import { brief } from './brief.ts';
import { examine, type Examination } from './examine.ts';

/** Purposes about this and that, one from each part of the suite; a narrow fault leaves them green. */
const companions: readonly string[] = [
  'REG/BV/minimal',
  'REG/BI/ueCredentialInformation/number',
  'REG/BI/not-json',
  'DEREG/BI/ueServiceId/empty',
  'WIRE/answer/well-formed',
];

/** What a search for a fault came to, in the terms in which it is expected. */
export interface Find {
  readonly exitCode: number;
  /** The requirement on which each of the purposes that should catch it failed. */
  readonly caught: Readonly<Record<string, string | undefined>>;
  /** Results that blame the suite itself. */
  readonly errors: readonly string[];
  /** Companions that found something on another requirement. */
  readonly astray: readonly string[];
}

/** What has to come out: the stated purposes fail on the stated requirement, whose level decides the exit code. */
export const expectedOf = ({ caughtBy, requirement }: Fault, level: string | undefined): Omit<Find, 'astray'> => ({
  exitCode: level === 'shall' ? 1 : 0,
  caught: Object.fromEntries(caughtBy.map((id) => [id, requirement])),
  errors: [],
});

/** These leave requests without an answer, so that every wait lasts to its deadline. */
const silent = new Set(['error-mutes-connection', 'refusal-silent', 'registration-silent', 'empty-body-hangs']);

/** Runs a part of the suite, or all of it, against a server with the fault. */
export function examineFault(fault: Fault, selection: Pick<Examination, 'only' | 'skip'> = {}): Promise<Report> {
  return examine(
    { fault: fault.id },
    {
      ...selection,
      ...(fault.pics && { pics: fault.pics }),
      ...(fault.binding !== undefined && { binding: fault.binding }),
      // What depends on the order of requests needs the same order in every run.
      ...(silent.has(fault.id) && { answerMs: 500 }),
      ...(sequence.includes(fault) && { concurrency: '1' }),
    },
  );
}

/**
 * Looks for a fault with the purposes that should catch it and a few others; with more and more of the suite where that
 * is not enough, as for what only many requests bring about, or what shows in the exchanges of others.
 */
export async function searchFor(fault: Fault): Promise<{ readonly find: Find; readonly level: string | undefined }> {
  let report = await examineFault(fault, { only: [...fault.caughtBy, ...companions] });
  const isCaught = (): boolean => fault.caughtBy.every((id) => violatedIn(report, id) === fault.requirement);
  if (!isCaught()) report = await examineFault(fault, brief);
  if (!isCaught()) report = await examineFault(fault);
  const find = {
    // A part of the suite leaves requirements untested, which is another matter.
    exitCode: report.exitCode === 4 ? 0 : report.exitCode,
    caught: Object.fromEntries(fault.caughtBy.map((id) => [id, violatedIn(report, id)])),
    errors: report.results.filter(({ verdict }) => verdict === 'error').map(({ purpose }) => purpose),
    astray: report.results.filter((result) => isAstray(result, fault)).map(({ purpose }) => purpose),
  };
  return { find, level: report.requirements.find(({ id }) => id === fault.requirement)?.level };
}

const isAstray = ({ purpose, verdict, failure }: Result, { requirement }: Fault): boolean =>
  companions.includes(purpose) && verdict !== 'pass' && failure?.requirement !== requirement;

const violatedIn = ({ results }: Report, purpose: string): string | undefined =>
  results.find((result) => result.purpose === purpose)?.failure?.requirement;
