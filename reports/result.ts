import type { Layer, Level } from '../spec/requirement.ts';
import type { Exchange } from './evidence.ts';

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
  /** Answers that would have been right, as the binding describes them; the first that fits counts. */
  readonly accepted?: readonly string[];
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

/** How many UEs and texts of free choice a purpose had used before its last attempt began: whoever goes on from there sends the same. */
export interface Used {
  readonly ues: number;
  readonly texts: number;
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
  /** For a failure. */
  readonly used?: Used;
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
