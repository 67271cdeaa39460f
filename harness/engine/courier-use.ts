import type { Stimulus } from '../../suites/iut.ts';
import type { ExchangeRecord } from './record.ts';

/** What a courier is for. */
export interface Use {
  /** It asks for a sign of life. */
  readonly isSign?: true;
  /** Hears of every request, what tidies up included; `others` is how many answers came between its beginning and its end. */
  readonly onSent?: (stimulus: Stimulus, record: ExchangeRecord, others: number) => void;
}
