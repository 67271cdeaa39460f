import type { Stimulus } from '../../suites/iut.ts';

/** Messages with nothing wrong in them, only written in another way. */
const unusual = /-member$|^(?:(?:long-)?white-space|member-order|escapes|solidus-escape|content-type-\w+)$/;

/** What may leave a connection in disorder does not share one with other purposes. */
export const isSpoilt = ({ flaw, disturbance }: Stimulus): boolean =>
  flaw !== undefined || (disturbance !== undefined && !unusual.test(disturbance));
