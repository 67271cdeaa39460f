import type { Result } from '../report.ts';

/** Ids of the requirements that a result is about, the violated one included, for whoever filters. */
export const aboutOf = ({ requirements, failure }: Result): string =>
  [...new Set([...requirements, ...(failure === undefined ? [] : [failure.requirement])])].join(' ');
