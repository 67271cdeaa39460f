import type { Failure } from '../../reports/report.ts';

/** What a replay comes to. */
export type Standing = 'FIXED' | 'STILL FAILING' | 'CHANGED' | 'BLOCKED';

/** How a failure stands now; everything that a replay says. */
export interface Replayed {
  readonly verdict: Standing;
  readonly exitCode: number;
  readonly purpose: string;
  readonly target: string;
  /** `purpose`: the purpose judged the answers; `answers`: they were compared with those of then. */
  readonly judgedBy: 'purpose' | 'answers' | 'nobody';
  readonly before: Failure;
  /** The failure of now, where there is one. */
  readonly now?: Pick<Failure, 'requirement' | 'clause' | 'expected' | 'got'>;
  /** Requests of then, and how many of them were sent again byte for byte, but for what a server had named. */
  readonly requests: { readonly recorded: number; readonly same: number };
  /** Why it is blocked, or what else there is to know. */
  readonly reason?: string;
  /** What has to be done before it can be replayed. */
  readonly remedy?: string;
}

const exitCodes: Readonly<Record<Standing, number>> = { FIXED: 0, 'STILL FAILING': 1, CHANGED: 1, BLOCKED: 3 };

export const exitCodeOf = (verdict: Standing): number => exitCodes[verdict];
