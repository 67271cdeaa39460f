import type { Purpose } from '../../suites/purpose.ts';
import { Inconclusive } from '../../suites/verdict.ts';
import type { Binding } from '../binding/binding.ts';

/** A rule that only the binding can judge answers by, and never did, says nothing about the server. */
export function blamed(
  error: unknown,
  { verifies, watches }: Pick<Purpose, 'verifies' | 'watches'>,
  { unjudged }: Pick<Binding, 'unjudged'>,
): unknown {
  if (watches !== true || !(error instanceof Inconclusive) || error.obstacle !== 'unclear') return error;
  const why = unjudged?.(verifies[0]);
  return why === undefined ? error : new Inconclusive('configuration', why);
}
