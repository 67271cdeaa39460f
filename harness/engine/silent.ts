import type { Outcome } from '../../suites/iut.ts';
import type { Loss } from '../binding/binding.ts';

/** The outcome of a request that got no complete answer. */
export const silent = ({ lost, text, breaks }: Loss): Outcome => ({
  kind: 'silent',
  lost,
  text,
  ...(breaks !== undefined && { breaks }),
  signature: 'silent',
  checks: [],
});
