import type { Answer, Operation } from './operation.ts';

/** One request of a history: between its two times, in whatever unit, it took effect; without an answer perhaps later or never. */
export interface Event {
  readonly ue: string;
  readonly operation: Operation;
  readonly answer: Answer;
  /** True for a refusal that says that there is no such UE. */
  readonly isUnfound?: true;
  readonly invoked: number;
  /** Infinity when no answer came. */
  readonly returned: number;
  /** The request and its answer in a few words. */
  readonly text: string;
}
