import type { Variant } from '../reference/variants/variant.ts';
import { brief } from './brief.ts';
import { examine } from './examine.ts';

/** What the suite says of a server that does nothing wrong. */
export interface Acquittal {
  readonly exitCode: number;
  /** Whatever else than a pass it says where the documents say `shall`. */
  readonly alarms: readonly string[];
}

/** Runs every kind of purpose against a server with a legal variant. */
export async function acquit(
  { id, pics = {} }: Pick<Variant, 'id' | 'pics'>,
  binding = 'sbi-json',
): Promise<Acquittal> {
  const { exitCode, results } = await examine({ variant: id }, { ...brief, pics, binding });
  const alarms = results.filter(({ verdict, level }) => level === 'shall' && verdict !== 'pass' && verdict !== 'none');
  return {
    exitCode,
    alarms: alarms.map(
      ({ purpose, verdict, failure, reason }) =>
        `${verdict} ${purpose}: ${failure === undefined ? reason : `${failure.requirement} ${failure.got}`}`,
    ),
  };
}
