import { Failure, type Silence } from '../../suites/verdict.ts';
import type { Courier } from './courier.ts';
import { Interrupted, Unanswered } from './insist.ts';
import type { Stopwatch } from './stopwatch.ts';
import type { World } from './world.ts';

/** The share of exchanges that may be lost where connections are not lost by themselves. */
const fewLost = 0.005;

/** Whether hardly any answer was lost in the exchanges of others. */
function isFine({ totals: { answered, unanswered } }: Stopwatch, { lost }: Pick<Courier, 'lost'>): boolean {
  return unanswered - lost <= (answered + unanswered) * fewLost;
}

/** An answer that did not come although it was asked for again and again. */
export interface Lost {
  readonly silence: Silence;
  readonly isSteady: boolean;
  /** Whether another request than the first one was lost later. */
  readonly isScattered?: true;
  /** Whether it lasted to its deadline, as half an answer may. */
  readonly isLate: boolean;
  /** Whether the server may be gone for good, so that it is worth a question. */
  readonly mayBeEnd: boolean;
}

/** The silence that an attempt to run a purpose came to, or undefined where it ended otherwise. */
export function lossIn(
  thrown: unknown,
  { traffic }: Pick<World, 'traffic'>,
  courier: Pick<Courier, 'lost'>,
): Lost | undefined {
  // Whoever answers with a malformed message is alive.
  if (thrown instanceof Unanswered)
    return {
      silence: thrown.silence,
      isSteady: true,
      isLate: isLate(thrown.silence),
      mayBeEnd: thrown.silence.requirement !== 'C-01',
    };
  if (!(thrown instanceof Interrupted)) return undefined;
  const { first, last } = thrown;
  const mayBeEnd = last.lost === 'refused' || last.lost === 'deadline' || last.lost === 'unproven';
  const isSteady = thrown.isSteady && isFine(traffic.stopwatch, courier);
  return {
    silence: isSteady ? last : first,
    isSteady,
    isScattered: true,
    isLate: [first, last].some(isLate),
    mayBeEnd,
  };
}

const isLate = ({ lost }: Silence): boolean => lost === 'deadline' || lost === 'unproven' || lost === 'incomplete';

/** A silence in every attempt, at the same step or under a clear sky, is an answer of the server, or its end; others are bad weather. */
export function judged({ silence, isSteady, isScattered }: Lost, isDead: boolean): Failure | Silence {
  if (isDead) return new Failure('R-70', 'the server to go on serving', `it stopped answering: ${silence.message}`);
  // What reached no server is no answer of it.
  if (!isSteady || silence.lost === 'unproven') return silence;
  const which = isScattered ? 'to one of its requests in each attempt, in the last one' : 'in any attempt:';
  return new Failure(silence.requirement, 'an answer', `none ${which} ${silence.message}`);
}
