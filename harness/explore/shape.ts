import { createHash } from 'node:crypto';
import { kindOf } from '../../reports/kind.ts';
import type { Result } from '../../reports/report.ts';

/** A short name for the kind of a failure, always the same. */
export const kindHash = (result: Result): string =>
  createHash('sha256').update(kindOf(result)).digest('hex').slice(0, 12);
