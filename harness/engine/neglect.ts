import type { RequirementId } from '../../spec/requirements.ts';
import type { Check, Stimulus } from '../../suites/iut.ts';
import { isLoss } from '../transport/transport.ts';
import type { ExchangeRecord } from './record.ts';

/** So many of them are no accident, and so many other answers show that the server was there all the while. */
const [habit, meanwhile] = [3, 20];

/** Counts valid requests that a server leaves unanswered on connections that it answers on, while it answers others. */
export class Neglect {
  readonly #counts = new Map<RequirementId, number>();

  /** What an exchange shows, whether it was to test something or to tidy up; `others` is how many answers came between its beginning and its end. */
  checks({ operation, flaw, disturbance, as }: Stimulus, { answer }: ExchangeRecord, others: number): readonly Check[] {
    if (flaw !== undefined || disturbance !== undefined || as !== undefined) return [];
    const requirement = operation === 'register' ? 'R-01' : 'D-01';
    const expected = `an answer to every valid ${operation === 'register' ? 'registration' : 'de-registration'}`;
    if (!isLoss(answer)) return [{ requirement, holds: true, expected, got: '' }];
    if (answer.lost !== 'deadline' || answer.isKept !== true || others < meanwhile) return [];
    const count = (this.#counts.get(requirement) ?? 0) + 1;
    this.#counts.set(requirement, count);
    if (count < habit) return [];
    const got = `${answer.text}, for the ${count}th time, on a connection that had carried answers, while others were answered`;
    return [{ requirement, holds: false, expected, got }];
  }
}
