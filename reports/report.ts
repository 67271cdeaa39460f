import type { Layer, Level, Mark } from '../spec/requirement.ts';
import type { Baseline } from './baseline.ts';
import type { Discovered } from './discovered.ts';
import type { Exploration } from './explored.ts';
import type { Latency } from './latency.ts';
import type { Result, Verdict } from './result.ts';
import type { Traffic } from './traffic.ts';

export type { Body, Exchange, Header } from './evidence.ts';
export type { Exploration, Explored, Find } from './explored.ts';
export type { Counterexample, Failure, Generated, Result, Used, Verdict } from './result.ts';

/** Where a requirement may stand after the run, in the order in which they are told. */
export const standings = [
  'met',
  'violated',
  'inconclusive',
  'not tested',
  'not applicable',
  'not exercised',
  'not observable',
  'untestable',
] as const;

/** Where a requirement stands after the run. */
export type Standing = (typeof standings)[number];

/** One row of the requirement matrix. */
export interface RequirementRow {
  readonly id: string;
  readonly clause: string;
  readonly level: Level;
  readonly layer: Layer;
  readonly mark: Mark;
  readonly text: string;
  readonly ambiguity?: string;
  readonly standing: Standing;
  readonly reason?: string;
  readonly checks: number;
  /** Purposes that gave evidence for or against it. */
  readonly evidence: readonly string[];
}

/** A purpose that did not run, and why. */
export interface LeftOut {
  readonly purpose: string;
  readonly why: 'not selected' | 'not applicable';
  /** What left it out: an option of the run, or what is claimed and given of the implementation. */
  readonly by: 'only' | 'skip' | 'shard' | 'pics' | 'pixit';
  readonly reason: string;
}

/** One line of the implementation conformance statement as used: declared, and what it was resolved to. */
export interface PicsRow {
  readonly item: string;
  readonly question: string;
  readonly declared: string;
  readonly value: string;
  readonly source: 'default' | 'configuration' | 'binding' | 'observed';
}

/** The configuration as used, secrets blotted out. */
export interface Setup {
  /** The file that it was read from, as it was named. */
  readonly file?: string;
  /** From the folder of the report to the one that the run began in: there its paths begin. */
  readonly folder?: string;
  /** What is not shown, so that the file is needed to send the same again. */
  readonly lacks: readonly string[];
  /** In the form of conform.yaml. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Something the server does although the PICS does not claim it: information, never gating. */
export interface Unclaimed {
  readonly item: string;
  readonly question: string;
  /** What shows it. */
  readonly seen: string;
}

/** What the gate says of a run; see gate.ts, the only policy. */
export type RunVerdict = 'CONFORMANT' | 'NOT CONFORMANT' | 'INCOMPLETE' | 'NOT USABLE' | 'ERROR';

/** Everything a run knows, in the order of the plan; every other format is rendered from it. */
export interface Report {
  readonly schemaVersion: 1;
  readonly suite: { readonly name: string; readonly version: string };
  readonly verdict: RunVerdict;
  readonly exitCode: number;
  readonly sentence: string;
  readonly target: string;
  readonly binding: string;
  /** What the binding calls itself, where it was named otherwise. */
  readonly bindingName?: string;
  readonly release: string;
  readonly seed: number;
  readonly runs: number;
  readonly strict: boolean;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly exchangeCount: number;
  readonly traffic: Traffic;
  /** By operation; absent in reports of suites that did not count them. */
  readonly latencies?: readonly Latency[];
  readonly interrupted?: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  /** The known deviations, where a baseline was given. */
  readonly baseline?: Baseline;
  readonly selection: {
    readonly only: readonly string[];
    readonly skip: readonly string[];
    readonly shard?: string;
    readonly leftOut: readonly LeftOut[];
  };
  readonly setup?: Setup;
  readonly pics: readonly PicsRow[];
  readonly discovered: readonly Discovered[];
  /** What preflight learned about the server, in plain sentences. */
  readonly observed: readonly string[];
  /** What could be claimed as well. */
  readonly unclaimed: readonly Unclaimed[];
  /** Absent where none was asked for, or the plan was not carried out. */
  readonly exploration?: Exploration;
  readonly requirements: readonly RequirementRow[];
  readonly results: readonly Result[];
}
