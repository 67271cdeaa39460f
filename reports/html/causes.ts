import { byFirstSeen } from '../first-seen.ts';
import type { Failure, Report, Result } from '../report.ts';
import { weightOf, type Weight } from '../weight.ts';

/** Failures that break one requirement in one way. */
export interface Cause {
  readonly weight: Weight;
  readonly failure?: Failure;
  readonly results: readonly Result[];
}

/** An expectation without the values that differ from purpose to purpose: identifiers and JSON. */
const shapeOf = (expected: string): string => expected.replaceAll(/"(?:[^"\\]|\\.)*"|\{.*\}|\[.*\]/gs, '…');

function keyOf({ failure, requirements }: Result): string {
  if (failure === undefined) return JSON.stringify(requirements);
  return JSON.stringify([failure.requirement, shapeOf(failure.expected), failure.clause, failure.level, failure.layer]);
}

/** The failures of one weight by cause, as they were first seen. */
export function causesOf(report: Report, weight: Weight): readonly Cause[] {
  const failed = byFirstSeen(report.results).filter((result) => weightOf(result) === weight);
  return [...Map.groupBy(failed, keyOf).values()].map((results) => ({ weight, failure: results[0]?.failure, results }));
}
