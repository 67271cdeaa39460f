import { purposes } from '../../suites/purposes.ts';
import { globOf } from '../engine/glob.ts';

const more = [
  'REG/BI/profile.communicationAvailability.*',
  'REG/BV/profile/communicationAvailability/*',
  'REG/BV/profile/pairwise',
  'REG/BV/distinct/*-*',
  'REG/BO/many-ues',
  '*/any-*',
  '*/{boolean,array,object}',
];
const isMore = (id: string): boolean => more.some((pattern) => globOf(pattern)(id));

/** Leaves out what asks the same question about many more values; every requirement is still tested. */
export const brief = { skip: more };

/** Brief, but with these purposes in any case. */
export const briefWith = (wanted: readonly string[]) => ({
  skip: purposes.map(({ id }) => id).filter((id) => isMore(id) && !wanted.includes(id)),
});
