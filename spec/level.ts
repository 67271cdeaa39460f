import type { Pics } from './pics.ts';
import type { Level, Requirement } from './requirement.ts';

/** The level of a requirement for an implementation that claims this much. */
export const levelOf = ({ level, shallWhen }: Pick<Requirement, 'level' | 'shallWhen'>, pics: Pics): Level =>
  shallWhen !== undefined && pics[shallWhen] ? 'shall' : level;
