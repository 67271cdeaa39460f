import type { Context } from '../context.ts';
import { Failure } from '../verdict.ts';
import type { Choice } from './legal.ts';

/** What a server chose where the documents leave it the choice. */
export class Memory {
  readonly #taken = new Map<string, string>();
  #contradiction: Failure | undefined;

  /** Learns a choice the first time, and compares from then on. */
  learn(context: Pick<Context, 'met'>, { question, taken }: Choice): void {
    const before = this.#taken.get(question);
    if (before === undefined) this.#taken.set(question, taken);
    else if (before === taken) context.met('R-72');
    else
      this.#contradiction ??= new Failure(
        'R-72',
        `the same choice each time for ${question}`,
        `first ${before}, then ${taken}`,
      );
  }

  /** Throws where a choice differed from the one before: it should not, so whatever shall be comes first. */
  judge(): void {
    if (this.#contradiction !== undefined) throw this.#contradiction;
  }
}
