import type { Exchange, Failure, Report, Result, Setup, Used } from '../report.ts';
import { findable } from './name.ts';

/** One failure with all that is needed to ask for it again: the published form of case.json. */
export interface Case {
  readonly schemaVersion: 1;
  readonly suite: Report['suite'];
  readonly purpose: string;
  readonly title: string;
  readonly failure: Failure;
  /** False where it fails only beside other purposes. */
  readonly failsAlone: boolean;
  readonly seed: number;
  readonly runs: number;
  /** Exchanges of the whole run that found it. */
  readonly runExchanges?: number;
  /** Of the one generated case that fails. */
  readonly path?: string;
  /** The input of that case, where JSON can say it. */
  readonly value?: unknown;
  readonly used?: Used;
  readonly target: string;
  readonly binding: string;
  readonly release: string;
  readonly setup?: Setup;
  readonly steps: readonly Exchange[];
  /** Place in `steps`, from 0, of the one that decides, where that is not the last. */
  readonly decisive?: number;
}

/** The case of a result that failed; undefined for any other. */
export function caseOf(result: Result, report: Report): Case | undefined {
  const { purpose, title, failure, counterexample, used, exchanges, decisive, reason } = result;
  if (result.verdict !== 'fail' || failure === undefined) return undefined;
  const found = findable(result);
  const json = counterexample?.repeats === true ? counterexample.json : undefined;
  return {
    schemaVersion: 1,
    suite: report.suite,
    purpose,
    title,
    failure,
    failsAlone: reason === undefined,
    seed: found?.seed ?? report.seed,
    runs: report.runs,
    runExchanges: report.exchangeCount,
    ...(found && { path: found.path }),
    ...(json !== undefined && { value: JSON.parse(json) as unknown }),
    ...(used && { used }),
    target: report.target,
    binding: report.binding,
    release: report.release,
    ...(report.setup && { setup: below(report.setup) }),
    steps: exchanges,
    ...(decisive !== undefined && { decisive }),
  };
}

/** As seen from `repro/<purpose>/`. */
const below = ({ folder, ...setup }: Setup): Setup => ({
  ...setup,
  ...(folder !== undefined && { folder: `../../${folder}` }),
});
