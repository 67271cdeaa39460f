import type { Outcome } from '../../suites/iut.ts';

/** Refusals that a server gives when it has no such resource, and when it does not know who asks. */
const nobodyHome: ReadonlySet<Outcome['refusal']> = new Set([
  'method-not-allowed',
  'not-implemented',
  'redirect',
  'media-type',
]);
const notAdmitted: ReadonlySet<Outcome['refusal']> = new Set(['not-found', 'forbidden', 'unauthenticated']);

const isThrottled = ({ kind }: Outcome): boolean => kind === 'throttled';
const isOfProxy = ({ text }: Outcome): boolean => /^50[24]\b/.test(text);
const isNobodyHome = ({ isForeign, refusal }: Outcome): boolean => isForeign === true || nobodyHome.has(refusal);
const isNotAdmitted = ({ isForeign, refusal }: Outcome): boolean => isForeign === true || notAdmitted.has(refusal);

/** Whether these answers show that nobody is there who would register any UE. */
export const isHopeless = (outcomes: readonly Outcome[]): boolean =>
  [isThrottled, isOfProxy, isNobodyHome, isNotAdmitted].some((hopeless) => outcomes.every(hopeless));
