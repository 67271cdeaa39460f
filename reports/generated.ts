import type { Generated } from './report.ts';

/** With fewer cases than this a class may stay empty by chance. */
const enoughCases = 100;

/** Classes that were expected and never hit. */
export const missedOf = ({ classes }: Generated): readonly string[] =>
  Object.entries(classes).flatMap(([label, count]) => (count === 0 ? [label] : []));

/** True when a class stayed empty in so many cases that the generator is to blame. */
export const isThin = (generated: Generated): boolean =>
  generated.cases >= enoughCases && missedOf(generated).length > 0;

/** The share of valid cases, in per cent. */
export const shareText = ({ valid, cases }: Generated): string =>
  cases === 0 ? '' : `${Math.round((100 * valid) / cases)} %`;
