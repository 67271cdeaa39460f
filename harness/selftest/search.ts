import type { Report, Result } from '../../reports/report.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { examine } from './examine.ts';

/** Purposes about other things, one from each part of the suite; most faults leave them green. */
const companions: readonly string[] = [
  'REG/BV/minimal',
  'REG/BI/mgwServiceId/omitted',
  'REG/BI/ueCredentialInformation/number',
  'REG/BI/gateway/unknown',
  'REG/BI/not-json',
  'REG/BO/equal-again',
  'DEREG/BV/minimal',
  'DEREG/BI/ueServiceId/empty',
  'DEREG/BI/path-unknown',
  'WIRE/answer/well-formed',
];

/** What a search for a fault came to, in the terms in which it is expected. */
export interface Find {
  readonly exitCode: number;
  /** The requirement on which each of the purposes that should catch it failed. */
  readonly caught: Readonly<Record<string, string | undefined>>;
  /** Results that blame the suite itself. */
  readonly errors: readonly string[];
}

/** What has to come out: the stated purposes fail on the stated requirement, which decides the exit code. */
export const expectedOf = ({ caughtBy, requirement }: Fault, level: string | undefined): Find => ({
  exitCode: level === 'shall' ? 1 : 0,
  caught: Object.fromEntries(caughtBy.map((id) => [id, requirement])),
  errors: [],
});

/**
 * Looks for a fault with the purposes that should catch it and a few others; with the whole suite where that is not
 * enough, as for what only many requests bring about, or what watches the exchanges of all others.
 */
export async function searchFor(fault: Fault): Promise<{ readonly find: Find; readonly level: string | undefined }> {
  const examination = fault.pics === undefined ? {} : { pics: fault.pics };
  const part = await examine({ fault: fault.id }, { ...examination, only: [...fault.caughtBy, ...companions] });
  const isCaught = fault.caughtBy.every((id) => resultOf(part, id)?.failure?.requirement === fault.requirement);
  const report = isCaught ? part : await examine({ fault: fault.id }, examination);
  const find = {
    // A part of the suite leaves requirements untested, which is another matter here.
    exitCode: report === part && report.exitCode === 4 ? 0 : report.exitCode,
    caught: Object.fromEntries(fault.caughtBy.map((id) => [id, resultOf(report, id)?.failure?.requirement])),
    errors: report.results.filter(({ verdict }) => verdict === 'error').map(({ purpose }) => purpose),
  };
  return { find, level: report.requirements.find(({ id }) => id === fault.requirement)?.level };
}

const resultOf = ({ results }: Report, purpose: string): Result | undefined =>
  results.find((result) => result.purpose === purpose);
