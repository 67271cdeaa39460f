import type { Layer, Level, Mark } from '../spec/requirement.ts';
import type { Discovered } from './discovered.ts';
import type { Exchange } from './evidence.ts';
import type { Traffic } from './traffic.ts';

export type { Body, Exchange, Header } from './evidence.ts';

/** What happened in one purpose, in TTCN-3 terms; `none`: the situation never arose or nothing can observe it. */
export type Verdict = 'pass' | 'inconc' | 'fail' | 'error' | 'none';

/** Who has to act on a result that is not a pass. */
export type Blame = 'IUT' | 'network' | 'configuration' | 'suite';

/** Why a question could not be reached, for machines; the reason says it to people. */
export type InconclusiveCause =
  | 'transport'
  | 'precondition'
  | 'throttled'
  | 'unclear'
  | 'configuration'
  | 'budget'
  | 'stopped';

/** The one check that failed, in the words of the documents. */
export interface Failure {
  readonly requirement: string;
  readonly clause: string;
  readonly level: Level;
  readonly layer: Layer;
  readonly expected: string;
  readonly got: string;
  /** The purpose whose exchange shows it, where that is another one. */
  readonly seenIn?: string;
}

/** The smallest generated input that still fails, and what fast-check needs to find it again. */
export interface Counterexample {
  readonly seed: number;
  /** Empty where the input was a stored one. */
  readonly path: string;
  readonly runs: number;
  readonly shrinks: number;
  readonly value: string;
  /** The input as JSON text, where JSON can say it. */
  readonly json?: string;
  /** It failed again when it was asked for once more, without the cases before it. */
  readonly repeats: boolean;
}

/** What a property-based purpose generated: how much, how varied, and what it exercised. */
export interface Generated {
  readonly cases: number;
  readonly valid: number;
  /** Different values among them, as far as they are told apart. */
  readonly distinct: number;
  /** Cases by class; 0 for a class that was expected and never hit. */
  readonly classes: Readonly<Record<string, number>>;
}

/** Exactly one per selected purpose. */
export interface Result {
  readonly purpose: string;
  readonly title: string;
  readonly level: Level;
  readonly layer: Layer;
  /** True when every requirement it verifies rests on an unconfirmed fact: reported, never gating. */
  readonly provisional: boolean;
  readonly requirements: readonly string[];
  readonly verdict: Verdict;
  /** For `inconc`: what stood in the way. */
  readonly cause?: InconclusiveCause;
  /** True when the verdict is `none` because the wire cannot ask the question. */
  readonly inapplicable?: true;
  readonly blame?: Blame;
  readonly reason?: string;
  readonly failure?: Failure;
  readonly counterexample?: Counterexample;
  /** Positive evidence: how many checks of which requirement saw the required effect. */
  readonly met: Readonly<Record<string, number>>;
  /** Requirements whose required effect could not be observed here, with the reason. */
  readonly unobserved?: Readonly<Record<string, string>>;
  readonly generated?: Generated;
  readonly attempts: number;
  readonly exchangeCount: number;
  readonly durationMs: number;
  /** The exchanges that lead to it; for a failure all of its last attempt, up to a bound. */
  readonly exchanges: readonly Exchange[];
  /** The place in `exchanges` of the one that decides, where that is not the last. */
  readonly decisive?: number;
  readonly replay: string;
}

/** Where a requirement stands after the run. */
export type Standing =
  | 'met'
  | 'violated'
  | 'inconclusive'
  | 'not tested'
  | 'not applicable'
  | 'not exercised'
  | 'not observable'
  | 'untestable';

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
  readonly release: string;
  readonly seed: number;
  readonly runs: number;
  readonly strict: boolean;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly exchangeCount: number;
  readonly traffic: Traffic;
  readonly interrupted?: string;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly selection: {
    readonly only: readonly string[];
    readonly skip: readonly string[];
    readonly shard?: string;
    readonly leftOut: readonly LeftOut[];
  };
  readonly pics: readonly PicsRow[];
  readonly discovered: readonly Discovered[];
  /** What preflight learned about the server, in plain sentences. */
  readonly observed: readonly string[];
  /** What could be claimed as well. */
  readonly unclaimed: readonly Unclaimed[];
  readonly requirements: readonly RequirementRow[];
  readonly results: readonly Result[];
}
