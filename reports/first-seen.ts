import type { Result } from './report.ts';

/**
 * The results of a plan by when they were first seen: what watches every exchange stands where it saw the breach, before
 * what that purpose failed on itself; what has a reason added, such as that it fails only beside others, stands last.
 */
export function byFirstSeen(plan: readonly Result[]): readonly Result[] {
  const places = new Map(plan.map(({ purpose }, at) => [purpose, at]));
  // Preflight comes before every purpose.
  const placeOf = ({ purpose, failure }: Result): number =>
    failure?.seenIn === 'preflight' ? -1 : (places.get(failure?.seenIn ?? purpose) ?? places.get(purpose) ?? 0);
  return plan.toSorted(
    (one, other) =>
      Number(one.reason !== undefined) - Number(other.reason !== undefined) ||
      placeOf(one) - placeOf(other) ||
      Number(one.failure?.seenIn === undefined) - Number(other.failure?.seenIn === undefined),
  );
}
